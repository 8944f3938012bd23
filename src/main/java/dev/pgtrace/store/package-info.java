/// Columns behind `Trace`: a builder implements `TraceSink`, snapshots are immutable.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.store;
