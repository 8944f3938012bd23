package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.message.Binds;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.message.UsageStatistics;
import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanTotals;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An execution being put together.
final class Draft {
    final String sql;
    /// Of statement and portal; empty in the simple protocol and for nested statements.
    String name;
    final List<DraftCall> calls = new ArrayList<>(4);
    final List<Wait> waits = new ArrayList<>(0);
    final List<String> properties = new ArrayList<>(0);
    final EnumSet<ExecutionFlag> flags = EnumSet.noneOf(ExecutionFlag.class);
    PlanTotals sums = PlanTotals.NONE;
    long id;
    long parent = Table.MISSING;
    int depth;
    String context = "";
    List<String> stack = List.of();
    Binds binds = Binds.NONE;

    @Nullable
    ExplainedPlan plan;

    @Nullable
    Failure failure;

    long planElapsedMicros = Table.MISSING;
    long startMicros = Table.MISSING;
    long endMicros = Table.MISSING;
    long failedAfterMicros = Table.MISSING;
    long queryId;
    private long first = Long.MAX_VALUE;
    private long end;
    long sqlAt = Table.MISSING;
    long sqlLength = Table.MISSING;
    long bindsAt = Table.MISSING;
    long planAt = Table.MISSING;
    long waitsAt = Table.MISSING;

    Draft(String sql, String name) {
        this.sql = sql;
        this.name = name;
    }

    /// A record belongs to it.
    void covers(LogRecord record) {
        first = Math.min(first, record.offsetBytes());
        end = Math.max(end, record.offsetBytes() + record.lengthBytes());
    }

    void textIn(LogRecord record) {
        covers(record);
        if (sqlAt == Table.MISSING) {
            sqlAt = record.offsetBytes();
            sqlLength = record.lengthBytes();
        }
    }

    void binds(Binds told, LogRecord record) {
        if (binds.isEmpty() && !told.isEmpty()) {
            binds = told;
            bindsAt = record.offsetBytes();
        }
    }

    void waited(Wait wait, long offsetBytes) {
        waits.add(wait);
        waitsAt = waitsAt == Table.MISSING ? offsetBytes : waitsAt;
        first = Math.min(first, offsetBytes);
    }

    void plan(ServerMessage.Plan message, LogRecord record) {
        ExplainedPlan told = message.plan();
        plan = told;
        planElapsedMicros = message.elapsedMicros();
        endMicros = record.timeMicros();
        planAt = record.offsetBytes();
        queryId = told.queryId() == 0 ? queryId : told.queryId();
        covers(record);
        sums = sums.plus(message.totals());
        if (binds.isEmpty() && !told.parameters().isEmpty()) {
            binds = Binds.of(told.parameters());
            bindsAt = record.offsetBytes();
        }
    }

    /// Takes over what another one knows of the plan, which came before the lines of this one.
    void planOf(Draft earlier) {
        plan = earlier.plan;
        planElapsedMicros = earlier.planElapsedMicros;
        planAt = earlier.planAt;
        queryId = earlier.queryId == 0 ? queryId : earlier.queryId;
        sums = sums.plus(earlier.sums);
        first = Math.min(first, earlier.first);
        end = Math.max(end, earlier.end);
        if (binds.isEmpty()) {
            binds = earlier.binds;
            bindsAt = earlier.bindsAt;
        }
    }

    void call(CallKind kind, long start, long elapsed) {
        calls.add(new DraftCall(kind, start, elapsed));
    }

    boolean has(CallKind kind) {
        for (DraftCall call : calls) {
            if (call.kind == kind) {
                return true;
            }
        }
        return false;
    }

    void statistics(UsageStatistics usage, LogRecord record) {
        if (!calls.isEmpty()) {
            calls.getLast().usage = usage;
            covers(record);
        }
    }

    /// Whether nothing but its planning has been told.
    boolean onlyPlanned() {
        return calls.stream().allMatch(DraftCall::isPlanning);
    }

    /// Whether the portal that it runs in has no name: it is dropped by the next one without name.
    boolean isUnnamedPortal() {
        return name.indexOf('/') < 0;
    }

    /// Where its first record begins.
    long first() {
        return first == Long.MAX_VALUE ? 0 : first;
    }

    /// Where its last record ends.
    long end() {
        return end;
    }

    Places places() {
        return new Places(first(), end, sqlAt, sqlLength, bindsAt, planAt, waitsAt);
    }

    ExecutionEvent event(Backend backend) {
        List<CallEvent> told = new ArrayList<>(calls.size());
        CallSums execution = new CallSums();
        CallSums planning = new CallSums();
        sum(execution, planning);
        long rows = rows(execution);
        for (DraftCall call : calls) {
            told.add(call.event(execution.count == 1 && !call.isPlanning() ? rows : Table.MISSING));
        }
        long device = CallSums.device(execution, planning);
        List<String> lines = plan == null ? List.of() : plan.properties();
        if (!properties.isEmpty() || execution.hasLines()) {
            lines = new ArrayList<>(lines);
            lines.addAll(properties);
            execution.lines(lines);
        }
        return new ExecutionEvent(
                id,
                parent,
                depth,
                backend,
                start(),
                sql,
                knownQueryId(),
                told,
                elapsed(execution),
                planning.elapsed,
                planning.cpu,
                rows,
                execution.cpu,
                sums.hit(),
                sums.read(),
                sums.tempRead(),
                sums.tempWritten(),
                sums.dirtied(),
                sums.written(),
                sums.readMicros(),
                sums.workerRead(),
                sums.tempMicros(),
                device,
                provenance(device),
                flags.isEmpty() ? Set.of() : flags, // a copy of an empty one would not be quick
                new ExecutionDetail(
                        binds.values(),
                        plan == null ? List.of() : plan.nodes(),
                        List.of(),
                        waits,
                        lines,
                        stack,
                        Optional.ofNullable(failure)));
    }

    /// Adds its calls to sums.
    void sum(CallSums execution, CallSums planning) {
        for (int i = 0; i < calls.size(); i++) {
            DraftCall call = calls.get(i);
            (call.isPlanning() ? planning : execution).add(call);
        }
    }

    /// @param execution of the calls that executed it
    long rows(CallSums execution) {
        return execution.count > 0 || calls.isEmpty() ? sums.rows() : Table.MISSING;
    }

    long knownQueryId() {
        return queryId == 0 ? Table.MISSING : queryId;
    }

    /// How it is known what was read from the device.
    Provenance provenance(long device) {
        return device == Table.MISSING
                ? Provenance.MISSING
                : sums.hasWorkers() ? Provenance.ESTIMATED : Provenance.MEASURED;
    }

    long start() {
        if (!calls.isEmpty()) {
            return calls.getFirst().startMicros;
        }
        if (startMicros != Table.MISSING || endMicros == Table.MISSING) {
            return startMicros;
        }
        return endMicros - Math.max(0, planElapsedMicros);
    }

    long elapsed(CallSums execution) {
        if (failure != null) {
            return failedAfterMicros;
        }
        return calls.isEmpty() ? planElapsedMicros : execution.elapsed;
    }
}
