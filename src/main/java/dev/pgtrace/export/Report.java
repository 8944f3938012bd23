package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import java.io.Closeable;
import java.io.IOException;

/// A document about one or several traces, written while they are added. Closing it ends the document; the writer
/// below stays open.
public interface Report extends Closeable {
    /// Appends what is known of a trace.
    ///
    /// @throws IOException    when the document cannot be written
    /// @throws TraceException when texts of the trace cannot be read
    void add(TraceAnalysis analysis) throws IOException, TraceException;
}
