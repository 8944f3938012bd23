package dev.pgtrace.analysis;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.store.TraceBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a trace and its columns side by side, without a reader: cursors, executions with binds and plans.
public final class SmallTrace implements TraceText {
    private final Charset charset;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TraceBuilder builder;
    private final Map<Integer, List<ExecutionDetail.Bind>> binds = new HashMap<>();
    private final Map<Integer, ExecutionDetail.Failure> failures = new HashMap<>();
    private byte[] written = new byte[0];
    private Dialect dialect = Dialect.ULTIMATE_5;
    private int session = -1;
    private boolean closed;

    public SmallTrace() {
        this(StandardCharsets.UTF_8);
    }

    public SmallTrace(Charset charset) {
        this.charset = charset;
        this.builder = new TraceBuilder("small.trc", charset, this, progress -> {});
        line("*** PostgreSQL Ultimate Trace");
    }

    /// Makes it a recording of our own, with these settings of the server.
    public SmallTrace recorded(Map<String, String> settings) {
        dialect = Dialect.RECORDING;
        builder.recording(
                new Recording("test", "18.6", "shop", CaptureRoute.OWN_SESSION, "all", START, settings, List.of()));
        return this;
    }

    /// A backend that runs what is parsed from now on.
    public SmallTrace backend(long pid, String user, String application) {
        session = builder.session(new Session(
                out.size(),
                pid,
                Optional.empty(),
                Optional.empty(),
                -1,
                -1,
                Optional.of(true),
                -1,
                -1,
                new Backend(pid, START, user, "shop", application, "local")));
        return this;
    }

    /// When recordings made by this class begin: 2026-11-22 09:14:10 UTC.
    public static final long START = 1_795_338_850_000_000L;

    /// Writes a call of an execution.
    public SmallTrace call(int execution, CallKind kind, long startMicros, long elapsedMicros, long cpuMicros) {
        int call = builder.call();
        builder.set(call, CallColumn.KIND, kind.ordinal());
        builder.set(call, CallColumn.EXECUTION, execution);
        builder.set(call, CallColumn.CURSOR, builder.get(execution, ExecutionColumn.CURSOR));
        builder.set(call, CallColumn.END_MICROS, startMicros + elapsedMicros);
        builder.set(call, CallColumn.ELAPSED_MICROS, elapsedMicros);
        builder.set(call, CallColumn.CPU_MICROS, cpuMicros);
        return this;
    }

    /// Writes a wait inside an execution and returns its row.
    public int waited(int execution, String event, Component component, long elapsedMicros) {
        int wait = builder.waitEvent();
        builder.set(wait, WaitColumn.EXECUTION, execution);
        builder.set(wait, WaitColumn.CURSOR, builder.get(execution, ExecutionColumn.CURSOR));
        builder.set(wait, WaitColumn.NAME, name(event));
        builder.set(wait, WaitColumn.COMPONENT, component.ordinal());
        builder.set(wait, WaitColumn.ELAPSED_MICROS, elapsedMicros);
        builder.set(wait, WaitColumn.OFFSET_BYTES, out.size());
        builder.set(wait, WaitColumn.BETWEEN_CALLS, 0);
        line("WAIT " + event);
        ended(execution);
        return wait;
    }

    public SmallTrace set(int wait, WaitColumn column, long value) {
        builder.set(wait, column, value);
        return this;
    }

    public SmallTrace fails(int execution, String sqlState) {
        failures.put(execution, new ExecutionDetail.Failure(sqlState, "it failed"));
        return flag(execution, ExecutionFlag.ERROR);
    }

    /// Writes a plan: nodes with their parents, loops, time, hits, reads and time of reads, children included.
    public SmallTrace tree(int execution, Node... nodes) {
        for (Node node : nodes) {
            int row = builder.node(node.parent(), name(node.label()), -1, -1);
            builder.set(row, NodeColumn.LOOPS, node.loops());
            builder.set(row, NodeColumn.TOTAL_MICROS, node.micros());
            builder.set(row, NodeColumn.HIT_BLOCKS, node.hits());
            builder.set(row, NodeColumn.READ_BLOCKS, node.reads());
            builder.set(row, NodeColumn.READ_MICROS, node.readMicros());
        }
        builder.plan(execution);
        return this;
    }

    /// A plan node for [#tree]; -1 for figures that are missing.
    public record Node(int parent, String label, long loops, long micros, long hits, long reads, long readMicros) {}

    /// Writes a line that belongs to nothing.
    public SmallTrace line(String text) {
        print(text + "\n");
        return this;
    }

    /// Writes a PARSE record and returns the row of its cursor.
    public int parse(long id, String sql) {
        int cursor = builder.cursor();
        int offset = out.size();
        print("PARSE #" + id + "\nSQL: ");
        int start = out.size();
        print(sql);
        byte[] bytes = sql.getBytes(charset);
        long fingerprint = new SqlFingerprinter().of(bytes, 0, bytes.length);
        builder.set(cursor, CursorColumn.ID, id);
        builder.set(cursor, CursorColumn.SESSION, session);
        builder.set(cursor, CursorColumn.OFFSET_BYTES, offset);
        builder.set(cursor, CursorColumn.SQL_DELTA, start - offset);
        builder.set(cursor, CursorColumn.SQL_LENGTH, bytes.length);
        builder.set(cursor, CursorColumn.STATEMENT, builder.statement(fingerprint, cursor));
        line("");
        return cursor;
    }

    /// Writes BINDS and EXEC records and returns the row of the execution.
    public int execute(int cursor, String... values) {
        int execution = builder.execution();
        int bindsOffset = out.size();
        List<ExecutionDetail.Bind> list = new ArrayList<>();
        if (values.length > 0) {
            line("BINDS:");
        }
        for (String value : values) {
            line("  bind " + list.size() + ": value=\"" + value + "\" oacdef=25");
            list.add(new ExecutionDetail.Bind(list.size(), Optional.of(value), 25, false, true));
        }
        binds.put(execution, list);
        int offset = out.size();
        builder.set(execution, ExecutionColumn.CURSOR, cursor);
        builder.set(execution, ExecutionColumn.OFFSET_BYTES, offset);
        builder.set(execution, ExecutionColumn.BIND_COUNT, values.length);
        if (values.length > 0) {
            builder.set(execution, ExecutionColumn.BINDS_BACK, offset - bindsOffset);
        }
        line("EXEC");
        return ended(execution);
    }

    public SmallTrace set(int execution, ExecutionColumn column, long value) {
        builder.set(execution, column, value);
        return this;
    }

    public SmallTrace flag(int execution, ExecutionFlag flag) {
        builder.flag(execution, flag);
        return this;
    }

    /// Writes a plan; each node as `LABEL relation index`, of which the last two may be missing or `-`.
    public SmallTrace plan(int execution, String... nodes) {
        long offset = builder.get(execution, ExecutionColumn.OFFSET_BYTES);
        builder.set(execution, ExecutionColumn.PLAN_DELTA, out.size() - offset);
        line("STAT (per-node execution statistics):");
        int parent = -1;
        for (String node : nodes) {
            String[] parts = node.split(" ", -1);
            line("  -> " + parts[0]);
            int relation = named("     Relation: ", parts, 1);
            int index = named("     Index: ", parts, 2);
            int row = builder.node(parent, name(parts[0]), relation, index);
            builder.set(row, NodeColumn.LOOPS, 1);
            parent++;
        }
        builder.plan(execution);
        ended(execution);
        return this;
    }

    /// A figure of the plan's first node.
    public SmallTrace node(int execution, NodeColumn column, long value) {
        builder.set((int) builder.get(execution, ExecutionColumn.FIRST_NODE), column, value);
        return this;
    }

    /// The trace while it is still being read.
    public Trace soFar() {
        written = out.toByteArray();
        builder.progress(written.length, dialect);
        return builder.snapshot();
    }

    public Trace trace() {
        written = out.toByteArray();
        builder.progress(written.length, dialect);
        builder.finish(true);
        return builder.snapshot();
    }

    private int named(String before, String[] parts, int part) {
        if (parts.length <= part || parts[part].equals("-")) {
            return -1;
        }
        line(before + parts[part]);
        return name(parts[part]);
    }

    private int name(String name) {
        byte[] bytes = name.getBytes(charset);
        return builder.name(bytes, 0, bytes.length);
    }

    private int ended(int execution) {
        long offset = builder.get(execution, ExecutionColumn.OFFSET_BYTES);
        builder.set(execution, ExecutionColumn.END_DELTA, out.size() - offset);
        return execution;
    }

    private void print(String text) {
        out.writeBytes(text.getBytes(charset));
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        long delta = trace.cursors().get(cursor, CursorColumn.SQL_DELTA);
        return delta == Table.MISSING
                ? ""
                : raw(trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES) + delta, (int)
                        trace.cursors().get(cursor, CursorColumn.SQL_LENGTH));
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) {
        return new ExecutionDetail(
                binds.getOrDefault(execution, List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.ofNullable(failures.get(execution)));
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        byte[] bytes = new byte[length];
        return new String(bytes, 0, bytes(offsetBytes, bytes), charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, "The trace has been closed.");
        }
        int length = Math.clamp(written.length - offsetBytes, 0, into.length);
        System.arraycopy(written, (int) offsetBytes, into, 0, length);
        return length;
    }

    @Override
    public long size() {
        return written.length;
    }

    @Override
    public void close() {
        closed = true;
    }
}
