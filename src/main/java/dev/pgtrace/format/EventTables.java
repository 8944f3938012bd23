package dev.pgtrace.format;

import dev.pgtrace.base.pool.TextMemo;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/// Writes events into the tables of a trace, each with the place in the file where it is told. Cursors are one a
/// session and text; bounded whatever the length.
public final class EventTables {
    private static final int MOST_NAMES = 1024;
    private static final int LONGEST_NAME = 256;
    private static final NodeColumn[] NODE_COLUMNS = NodeColumn.values();

    private final TraceSink sink;
    private final Charset charset;
    private final EventRows rows;
    private final EventCursors cursors;
    private final TextMemo<Integer> names = new TextMemo<>(MOST_NAMES, LONGEST_NAME, this::newName);

    /// @param charset of the trace, in which names are kept
    public EventTables(TraceSink sink, SqlFingerprint fingerprint, Charset charset) {
        this.sink = sink;
        this.charset = charset;
        this.rows = new EventRows(sink);
        this.cursors = new EventCursors(fingerprint, charset);
    }

    /// Adds an event. Events of one file come in the order of their ends; notes and settings have no table and stay
    /// in the file.
    public void add(TraceEvent event, EventPlace place) {
        switch (event) {
            case ExecutionEvent execution -> execution(execution, place);
            case WaitEvent waited -> {
                int session = rows.session(waited.backend(), place.offsetBytes());
                Wait wait = waited.waited();
                further(
                        wait,
                        rows.waited(
                                session,
                                name(wait.event()),
                                wait.component(),
                                place.offsetBytes(),
                                wait.startMicros(),
                                wait.elapsedMicros()));
            }
            case GapEvent gap -> rows.gap(gap.lost(), gap.reason(), place.offsetBytes(), place.line());
            case SettingEvent setting -> {}
            case NoteEvent note -> {}
        }
    }

    /// Adds an execution of which there is no event.
    public void add(ToldExecution told) {
        long offset = told.offsetBytes();
        int session = rows.session(told.backend(), offset);
        int cursor = cursor(told.sql(), session, offset, told.sqlOffset(), told.sqlBytes());
        rows.begin(session, cursor, told.id(), told.parent(), offset, 0);
        told.figures(rows);
        if (!told.flags().isEmpty()) {
            told.flags().forEach(rows::flag);
        }
        told.failure().ifPresent(failure -> rows.failed(failure.sqlState()));
        rows.binds(told.binds(), told.nullBinds());
        told.calls(rows);
        waits(told.waits(), told.waitsOffset() == Table.MISSING ? offset : told.waitsOffset());
        plan(told.planRows());
        plan(told.plan());
        rows.end(told.endBytes());
    }

    /// Brings sessions and counts in the sink up to date: before [TraceSink#progress].
    public void report() {
        rows.report();
    }

    /// No more events come.
    public void finish() {
        rows.finish();
    }

    private void execution(ExecutionEvent event, EventPlace place) {
        int session = rows.session(event.backend(), place.offsetBytes());
        rows.begin(
                session,
                cursor(event.sql(), session, place.offsetBytes(), place.sqlOffset(), place.sqlBytes()),
                event.id(),
                event.parent(),
                place.offsetBytes(),
                place.line());
        figures(event, place);
        for (ExecutionFlag flag : event.flags()) {
            rows.flag(flag);
        }
        event.detail().failure().ifPresent(failure -> rows.failed(failure.sqlState()));
        binds(event.detail().binds());
        for (CallEvent call : event.calls()) {
            call(call, place);
        }
        waits(event.detail().waits(), place.waits() == Table.MISSING ? place.offsetBytes() : place.waits());
        plan(event.detail().plan());
        rows.end(place.end());
    }

    private void binds(List<Bind> binds) {
        int nulls = 0;
        for (int i = 0; i < binds.size(); i++) {
            nulls += binds.get(i).value().isEmpty() ? 1 : 0;
        }
        rows.binds(binds.size(), nulls);
    }

    private void waits(List<Wait> waits, long offset) {
        for (int i = 0; i < waits.size(); i++) {
            Wait wait = waits.get(i);
            further(
                    wait,
                    rows.waited(
                            name(wait.event()), wait.component(), offset, wait.startMicros(), wait.elapsedMicros()));
        }
    }

    private int cursor(String sql, int session, long offset, long sqlOffset, long sqlBytes) {
        int known = cursors.latest(session, sql);
        if (known >= 0) {
            return known;
        }
        long start = sqlOffset == Table.MISSING ? offset : Math.min(offset, sqlOffset);
        return cursors.row(
                session,
                sql,
                print -> rows.cursor(
                        session,
                        Table.MISSING,
                        start,
                        sqlOffset,
                        sqlBytes,
                        sql.isEmpty() ? StatementColumn.UNKNOWN_TEXT : print));
    }

    private void figures(ExecutionEvent event, EventPlace place) {
        rows.set(ExecutionColumn.START_MICROS, event.startMicros());
        rows.set(ExecutionColumn.DEPTH, event.depth());
        rows.set(ExecutionColumn.QUERY_ID, event.queryId());
        rows.set(ExecutionColumn.ELAPSED_MICROS, event.elapsedMicros());
        rows.set(ExecutionColumn.PLANNING_MICROS, event.planningMicros());
        rows.set(ExecutionColumn.PLANNING_CPU_MICROS, event.planningCpuMicros());
        rows.set(ExecutionColumn.ROWS, event.rows());
        rows.set(ExecutionColumn.CPU_MICROS, event.cpuMicros());
        rows.set(ExecutionColumn.HIT_BLOCKS, event.hitBlocks());
        rows.set(ExecutionColumn.READ_BLOCKS, event.readBlocks());
        rows.set(ExecutionColumn.TEMP_READ_BLOCKS, event.tempReadBlocks());
        rows.set(ExecutionColumn.TEMP_WRITTEN_BLOCKS, event.tempWrittenBlocks());
        rows.set(ExecutionColumn.DIRTIED_BLOCKS, event.dirtiedBlocks());
        rows.set(ExecutionColumn.WRITTEN_BLOCKS, event.writtenBlocks());
        rows.set(ExecutionColumn.READ_MICROS, event.readMicros());
        rows.set(ExecutionColumn.WORKER_READ_BLOCKS, event.workerReadBlocks());
        rows.set(ExecutionColumn.TEMP_MICROS, event.tempMicros());
        rows.set(ExecutionColumn.DEVICE_READ_BYTES, event.deviceReadBytes());
        if (event.deviceReadBytes() != Table.MISSING && event.deviceProvenance() != Provenance.MEASURED) {
            rows.set(ExecutionColumn.DEVICE_PROVENANCE, event.deviceProvenance().ordinal());
        }
        if (!event.detail().sampledBuffers().isEmpty()) {
            rows.set(
                    ExecutionColumn.SAMPLED_BUFFERS,
                    event.detail().sampledBuffers().size());
        }
        rows.set(ExecutionColumn.BINDS_BACK, place.back(place.binds()));
        rows.set(ExecutionColumn.PLAN_DELTA, place.forward(place.plan()));
        rows.set(ExecutionColumn.WAITS_DELTA, place.forward(place.waits()));
    }

    private void call(CallEvent call, EventPlace place) {
        int row = rows.call(call.kind(), place.offsetBytes(), call.startMicros(), call.elapsedMicros());
        rows.set(row, CallColumn.CPU_MICROS, call.cpuMicros());
        rows.set(row, CallColumn.ROWS, call.rows());
        rows.set(row, CallColumn.HIT_BLOCKS, call.hitBlocks());
        rows.set(row, CallColumn.READ_BLOCKS, call.readBlocks());
        rows.set(row, CallColumn.DEVICE_READ_BYTES, call.deviceReadBytes());
    }

    private void further(Wait wait, int row) {
        rows.set(row, WaitColumn.BETWEEN_CALLS, wait.betweenCalls() ? 1 : 0);
        rows.set(row, WaitColumn.SAMPLES, wait.samples());
        rows.set(row, WaitColumn.BLOCKER_PID, wait.blockerPid());
    }

    private void plan(List<PlanNode> plan) {
        for (int i = 0; i < plan.size(); i++) {
            PlanNode node = plan.get(i);
            int row = rows.node(
                    node.parent(), name(node.label()), name(node.relation()), name(node.index()), node.loops());
            rows.set(row, NodeColumn.ROWS, node.rows());
            rows.set(row, NodeColumn.PLANNED_ROWS, node.plannedRows());
            rows.set(row, NodeColumn.TOTAL_MICROS, node.totalMicros());
            rows.set(row, NodeColumn.HIT_BLOCKS, node.hitBlocks(), node.localHitBlocks());
            rows.set(row, NodeColumn.READ_BLOCKS, node.readBlocks(), node.localReadBlocks());
            rows.set(row, NodeColumn.READ_MICROS, node.readMicros());
            rows.set(row, NodeColumn.DIRTIED_BLOCKS, node.dirtiedBlocks());
            rows.set(row, NodeColumn.WRITTEN_BLOCKS, node.writtenBlocks());
            rows.set(row, NodeColumn.TEMP_READ_BLOCKS, node.tempReadBlocks());
            rows.set(row, NodeColumn.TEMP_WRITTEN_BLOCKS, node.tempWrittenBlocks());
            rows.set(row, NodeColumn.WAL_BYTES, node.walBytes());
        }
    }

    private void plan(PlanRows plan) {
        for (int i = 0; i < plan.size(); i++) {
            String relation = plan.relation(i);
            String index = plan.index(i);
            int row = rows.node(
                    plan.parent(i),
                    name(plan.label(i)),
                    relation.isEmpty() ? -1 : name(relation),
                    index.isEmpty() ? -1 : name(index),
                    plan.get(i, NodeColumn.LOOPS));
            for (NodeColumn column : NODE_COLUMNS) {
                rows.set(row, column, plan.get(i, column));
            }
        }
    }

    private int name(Optional<String> name) {
        return name.isEmpty() ? -1 : name(name.get());
    }

    private int name(String name) {
        return names.of(name);
    }

    private int newName(String name) {
        byte[] bytes = name.getBytes(charset);
        return sink.name(bytes, 0, bytes.length);
    }
}
