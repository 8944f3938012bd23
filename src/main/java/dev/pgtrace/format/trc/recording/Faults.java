package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
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
                        TraceException.Kind.UNREADABLE, Texts.get("format.unreadable.open", name), unreadable);
            default -> new TraceException(TraceException.Kind.CLOSED, Texts.get("format.closed.more", name), fault);
        };
    }
}
