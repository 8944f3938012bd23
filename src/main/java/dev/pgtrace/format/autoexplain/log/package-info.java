/// The server's log as records, whatever its form: jsonlog, csvlog, or plain text with a `log_line_prefix`.
///
/// Decoders are pushed: they take bytes in pieces of any size, as a file or a server gives them, and tell the records
/// that are complete. What they tell does not depend on how the bytes were cut. Bytes that are no record become issues.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.autoexplain.log;
