package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes executions and pauses of the samples of one backend. When a statement began and when a pause began are the
/// server's own times; a statement that no sample met is known when the pause after it is seen.
final class SampledBackend {
    private final Backend backend;
    private final Consumer<TraceEvent> events;
    private @Nullable SampledExecution running;
    private @Nullable Activity pause;
    private long toldStartMicros = Table.MISSING;
    private long ids;
    private Optional<ProcessIo.Counted> io;

    /// @param io what the process has read so far
    SampledBackend(Backend backend, Consumer<TraceEvent> events, Optional<ProcessIo.Counted> io) {
        this.backend = backend;
        this.events = events;
        this.io = io;
    }

    /// What a statement began with is to be read anew when this is so.
    boolean changes(Activity activity) {
        SampledExecution execution = running;
        return execution == null
                ? activity.isActive() || activity.queryStartMicros() != toldStartMicros
                : !activity.isActive() || !execution.isContinuedBy(activity);
    }

    /// @param micros that the sample stands for
    /// @param now    what the process has read so far, where [#changes] asked for it
    void add(Activity activity, long micros, Optional<ProcessIo.Counted> now) {
        boolean changes = changes(activity);
        if (activity.isActive()) {
            if (changes) {
                endPause(activity.queryStartMicros());
                end(Table.MISSING, now);
                running = new SampledExecution(activity, io);
            }
            if (running != null) {
                running.add(activity, micros);
            }
            return;
        }
        if (changes && running == null && toldStartMicros != Table.MISSING) {
            // It ran between two samples.
            endPause(activity.queryStartMicros());
            running = new SampledExecution(activity, io);
        }
        if (running != null) {
            end(activity.stateChangeMicros(), now);
        }
        toldStartMicros = activity.queryStartMicros();
        pause = pause == null ? activity : pause;
    }

    private void end(long endMicros, Optional<ProcessIo.Counted> now) {
        SampledExecution execution = running;
        if (execution != null) {
            events.accept(execution.event(++ids, backend, endMicros, now));
        }
        io = now.isPresent() ? now : io;
        running = null;
    }

    private void endPause(long endMicros) {
        Activity idle = pause;
        pause = null;
        if (idle != null && idle.stateChangeMicros() != Table.MISSING && endMicros > idle.stateChangeMicros()) {
            events.accept(new WaitEvent(
                    backend,
                    idle.stateChangeMicros(),
                    new Wait(
                            "Client/ClientRead",
                            Component.CLIENT,
                            endMicros - idle.stateChangeMicros(),
                            true,
                            "",
                            Table.MISSING,
                            Table.MISSING,
                            idle.stateChangeMicros())));
        }
    }

    /// No more samples come: what runs is told as far as it was seen.
    void finish() {
        end(Table.MISSING, Optional.empty());
    }
}
