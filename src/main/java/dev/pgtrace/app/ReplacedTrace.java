package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// A trace that is read, once, when its index turns out to be damaged. Safe on any thread.
final class ReplacedTrace {
    private final Reading reading;
    private @Nullable Trace trace;

    interface Reading {
        Trace read() throws IOException, TraceException;
    }

    ReplacedTrace(Reading reading) {
        this.reading = reading;
    }

    /// @throws UncheckedIOException where it cannot be read any more
    synchronized Trace get() {
        Trace known = trace;
        if (known == null) {
            try {
                known = reading.read();
            } catch (IOException | TraceException e) {
                throw new UncheckedIOException(new IOException(
                        "The index of the trace is damaged, and the trace cannot be read again: " + e.getMessage()
                                + ". Open it again.",
                        e));
            }
            trace = known;
        }
        return known;
    }
}
