package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.EventRows;
import dev.pgtrace.format.PlanRows;
import dev.pgtrace.format.ToldExecution;
import dev.pgtrace.format.autoexplain.message.UsageStatistics;
import dev.pgtrace.format.autoexplain.plan.ExplainedPlan;
import dev.pgtrace.format.autoexplain.plan.PlanTotals;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.ExecutionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An execution that is put together: told as an [#event], or in pieces. Good until the next one.
public final class PairedExecution implements ToldExecution {
    private Draft draft = new Draft("", "");
    private Backend backend = Backend.UNKNOWN;
    private final CallSums execution = new CallSums();
    private final CallSums planning = new CallSums();

    PairedExecution() {}

    PairedExecution of(Draft told, Backend by) {
        draft = told;
        backend = by;
        return this;
    }

    public ExecutionEvent event() {
        return draft.event(backend);
    }

    /// Where the input tells it.
    public Places places() {
        return draft.places();
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public String sql() {
        return draft.sql;
    }

    @Override
    public long id() {
        return draft.id;
    }

    @Override
    public long parent() {
        return draft.parent;
    }

    @Override
    public long offsetBytes() {
        return draft.first();
    }

    @Override
    public long endBytes() {
        return draft.end();
    }

    @Override
    public long sqlOffset() {
        return draft.sqlAt;
    }

    @Override
    public long sqlBytes() {
        return draft.sqlLength;
    }

    @Override
    public long waitsOffset() {
        return draft.waitsAt;
    }

    @Override
    public void figures(EventRows into) {
        execution.clear();
        planning.clear();
        draft.sum(execution, planning);
        PlanTotals sums = draft.sums;
        into.set(ExecutionColumn.START_MICROS, draft.start());
        into.set(ExecutionColumn.DEPTH, draft.depth);
        into.set(ExecutionColumn.QUERY_ID, draft.knownQueryId());
        into.set(ExecutionColumn.ELAPSED_MICROS, draft.elapsed(execution));
        into.set(ExecutionColumn.PLANNING_MICROS, planning.elapsed);
        into.set(ExecutionColumn.PLANNING_CPU_MICROS, planning.cpu);
        into.set(ExecutionColumn.ROWS, draft.rows(execution));
        into.set(ExecutionColumn.CPU_MICROS, execution.cpu);
        into.set(ExecutionColumn.HIT_BLOCKS, sums.hit());
        into.set(ExecutionColumn.READ_BLOCKS, sums.read());
        into.set(ExecutionColumn.TEMP_READ_BLOCKS, sums.tempRead());
        into.set(ExecutionColumn.TEMP_WRITTEN_BLOCKS, sums.tempWritten());
        into.set(ExecutionColumn.DIRTIED_BLOCKS, sums.dirtied());
        into.set(ExecutionColumn.WRITTEN_BLOCKS, sums.written());
        into.set(ExecutionColumn.READ_MICROS, sums.readMicros());
        into.set(ExecutionColumn.WORKER_READ_BLOCKS, sums.workerRead());
        into.set(ExecutionColumn.TEMP_MICROS, sums.tempMicros());
        long device = CallSums.device(execution, planning);
        into.set(ExecutionColumn.DEVICE_READ_BYTES, device);
        Provenance known = draft.provenance(device);
        if (device != Table.MISSING && known != Provenance.MEASURED) {
            into.set(ExecutionColumn.DEVICE_PROVENANCE, known.ordinal());
        }
        long offset = offsetBytes();
        into.set(ExecutionColumn.BINDS_BACK, distance(draft.bindsAt, offset));
        into.set(ExecutionColumn.PLAN_DELTA, distance(offset, draft.planAt));
        into.set(ExecutionColumn.WAITS_DELTA, distance(offset, draft.waitsAt));
    }

    /// Missing where one of them is.
    private static long distance(long from, long to) {
        return from == Table.MISSING || to == Table.MISSING ? Table.MISSING : to - from;
    }

    @Override
    public void calls(EventRows into) {
        long rows = draft.rows(execution);
        long offset = offsetBytes();
        for (int i = 0; i < draft.calls.size(); i++) {
            DraftCall call = draft.calls.get(i);
            int row = into.call(call.kind, offset, call.startMicros, call.elapsedMicros);
            if (execution.count == 1 && !call.isPlanning()) {
                into.set(row, CallColumn.ROWS, rows);
            }
            UsageStatistics usage = call.usage;
            if (usage != null) {
                into.set(row, CallColumn.CPU_MICROS, usage.cpuMicros());
                into.set(row, CallColumn.DEVICE_READ_BYTES, usage.deviceReadBytes());
            }
        }
    }

    @Override
    public Set<ExecutionFlag> flags() {
        return draft.flags;
    }

    @Override
    public Optional<Failure> failure() {
        return Optional.ofNullable(draft.failure);
    }

    @Override
    public int binds() {
        return draft.binds.count();
    }

    @Override
    public int nullBinds() {
        return draft.binds.nulls();
    }

    @Override
    public List<Wait> waits() {
        return draft.waits;
    }

    @Override
    public PlanRows planRows() {
        ExplainedPlan told = draft.plan;
        return told == null ? PlanRows.NONE : told.rows();
    }

    @Override
    public List<PlanNode> plan() {
        ExplainedPlan told = draft.plan;
        return told == null ? List.of() : told.nodes();
    }
}
