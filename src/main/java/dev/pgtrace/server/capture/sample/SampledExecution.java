package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.ExecutionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An execution as samples show it.
final class SampledExecution {
    private static final int BLOCK_BYTES = 8192;
    /// PARSE, BIND, EXECUTE.
    private static final int PHASES = 3;
    /// What parsing and planning take at most before a statement runs, in most cases.
    private static final long PLANNING_MICROS = 20_000;

    private final Activity first;
    private final Optional<ProcessIo.Counted> before;
    private final SampledWaits waits = new SampledWaits();
    private long lastActiveMicros;
    private long phaseStartMicros;
    private int phases = 1;

    SampledExecution(Activity first, Optional<ProcessIo.Counted> before) {
        this.first = first;
        this.before = before;
        this.lastActiveMicros = first.queryStartMicros();
        this.phaseStartMicros = first.queryStartMicros();
    }

    /// @param micros that the sample stands for
    void add(Activity activity, long micros) {
        lastActiveMicros = Math.max(lastActiveMicros, activity.atMicros());
        if (activity.queryStartMicros() != phaseStartMicros) {
            phaseStartMicros = activity.queryStartMicros();
            phases++;
        }
        waits.add(activity, micros);
    }

    /// Whether a sample shows the same statement, perhaps in a later phase: PARSE, BIND and EXECUTE each set the time
    /// of its beginning again. Where a client runs one text over and over, a few runs may be taken for one by that.
    boolean isContinuedBy(Activity activity) {
        return activity.queryStartMicros() == phaseStartMicros
                || phases < PHASES
                        && activity.query().equals(first.query())
                        && activity.queryStartMicros() - first.queryStartMicros() <= PLANNING_MICROS;
    }

    /// @param endMicros when it ended, or missing where only that it was over by the next sample is known
    ExecutionEvent event(long id, Backend backend, long endMicros, Optional<ProcessIo.Counted> after) {
        long end = endMicros == Table.MISSING ? lastActiveMicros : endMicros;
        Optional<ProcessIo.Counted> io = before.flatMap(b -> after.map(a -> new ProcessIo.Counted(
                Math.max(0, a.readBytes() - b.readBytes()), Math.max(0, a.deviceBytes() - b.deviceBytes()))));
        return new ExecutionEvent(
                id,
                Table.MISSING,
                0,
                backend,
                first.queryStartMicros(),
                first.query(),
                first.queryId() == 0 ? Table.MISSING : first.queryId(),
                List.of(),
                Math.max(0, end - first.queryStartMicros()),
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                io.map(counted -> counted.readBytes() / BLOCK_BYTES).orElse(Table.MISSING),
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                Table.MISSING,
                io.map(ProcessIo.Counted::deviceBytes).orElse(Table.MISSING),
                io.isPresent() ? Provenance.ESTIMATED : Provenance.MISSING,
                Set.of(),
                new ExecutionDetail(
                        List.of(), List.of(), List.of(), waits.waits(), List.of(), List.of(), Optional.empty()));
    }
}
