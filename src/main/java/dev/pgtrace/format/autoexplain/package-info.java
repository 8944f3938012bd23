/// What stock PostgreSQL tells without any extension but auto_explain: server logs (plain text, csvlog, jsonlog) and
/// outputs of EXPLAIN, read as traces.
///
/// The way of the data: `log` makes records of bytes, `plan` makes plan nodes of EXPLAIN's text and JSON, `message`
/// tells what a record says, `pairing` puts the records of a session together into executions.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.autoexplain;
