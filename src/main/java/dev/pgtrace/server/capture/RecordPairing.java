package dev.pgtrace.server.capture;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.model.event.TraceEvent;
import java.util.function.Consumer;

/// Makes executions of the messages of a server: which plan, which calls and which error belong together.
public interface RecordPairing {
    /// Takes the next message of whatever session.
    void add(LogRecord message);

    /// Tells what is complete or too old to become so.
    void settle();

    /// Tells all that is left.
    void finish();

    /// Makes one for one recording.
    @FunctionalInterface
    interface Factory {
        RecordPairing open(Consumer<TraceEvent> events);
    }
}
