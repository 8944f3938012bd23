package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import java.util.concurrent.CancellationException;

/// Says what went wrong below: a mapped file that shrank, a source that was closed.
final class Faults {
    private Faults() {}

    /// What the fault means to the user; faults of the program itself are thrown on.
    static TraceException of(String name, Throwable fault) {
        return switch (fault) {
            case CancellationException cancelled -> throw cancelled;
            case InternalError unreadable ->
                new TraceException(
                        TraceException.Kind.UNREADABLE,
                        name + " cannot be read to its end: it was cut or its disk failed while it was open;"
                                + " open it again.",
                        unreadable);
            default ->
                new TraceException(
                        TraceException.Kind.CLOSED, name + " has been closed; open it again to read more.", fault);
        };
    }
}
