package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
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
                        TraceException.Kind.UNREADABLE, Texts.get("format.unreadable.open", name), unreadable);
            case IllegalStateException closed
            when !(closed instanceof CancellationException) ->
                new TraceException(TraceException.Kind.CLOSED, Texts.get("format.closed.more", name), closed);
            case RuntimeException error -> throw error;
            case Error error -> throw error;
            default -> throw new IllegalStateException(fault);
        };
    }
}
