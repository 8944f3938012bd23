package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import java.util.concurrent.CancellationException;

/// Says what went wrong below: a mapped file that shrank, a source that was closed.
final class Faults {
    private Faults() {}

    /// What the fault means to the user; faults of the program itself are thrown on.
    static TraceException rethrow(String name, Throwable fault) {
        return switch (fault) {
            case TraceException known -> known;
            case InternalError unreadable ->
                new TraceException(
                        TraceException.Kind.UNREADABLE,
                        name + " cannot be read to its end: it was cut or its disk failed while it was open;"
                                + " open it again.",
                        unreadable);
            case IllegalStateException closed
            when !(closed instanceof CancellationException) ->
                new TraceException(
                        TraceException.Kind.CLOSED, name + " has been closed; open it again to read more.", closed);
            case RuntimeException error -> throw error;
            case Error error -> throw error;
            default -> throw new IllegalStateException(fault);
        };
    }
}
