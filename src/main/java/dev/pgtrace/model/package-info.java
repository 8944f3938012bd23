/// The vocabulary: tables of a trace, what a reader writes (`TraceSink`), what everybody reads (`Trace`). No input
/// or output.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.model;
