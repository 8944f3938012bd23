/// pg_trace's `.trc` files, every dialect: what is a record and what is raw text (lexical, in parallel segments),
/// what the records mean (serial), and the details of one execution on demand.
///
/// - [dev.pgtrace.format.trc.RecordScanner] turns bytes into a compact [dev.pgtrace.format.trc.RecordLog];
///   it alone decides what SQL text and bind values contain.
/// - [dev.pgtrace.format.trc.SegmentedReader] cuts the input, scans pieces ahead with a guessed state and takes
///   a piece only where the piece before ended exactly there and in that state. The result is the sequential one.
/// - [dev.pgtrace.format.trc.Assembler] holds the state of the session and writes the tables.
/// - [dev.pgtrace.format.trc.TrcText] decodes texts, binds and plans from the file again.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.trc;
