package dev.pgtrace.app;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;

/// Traces of any size, made up for measuring: the same ones every time.
public final class SyntheticTrace {
    /// Nodes of every plan.
    private static final int NODES = 16;
    private static final int CALLS_OF_EXECUTION = 10;
    private static final int STATEMENTS_OF_LANE = 8;
    private static final long START_MICROS = 1_767_225_600_000_000L; // 2026-01-01
    private static final int BYTES_OF_EXECUTION = 400;
    private static final String[] LABELS = {"NESTLOOP", "HASHJOIN", "SORT", "AGG", "SEQSCAN", "INDEXSCAN"};

    private final Random random = new Random(7);
    private final TraceBuilder trace;
    private final Dialect dialect;
    private long bytes;

    private SyntheticTrace(String name, Dialect dialect) {
        this.dialect = dialect;
        this.trace = new TraceBuilder(name, StandardCharsets.UTF_8, new SyntheticText(), builder -> {});
    }

    /// Statements that ran once each, with a plan of sixteen nodes whose shape and weight differ.
    public static Trace statements(int count) {
        SyntheticTrace made = new SyntheticTrace("statements", Dialect.ULTIMATE_5);
        made.session(4_000);
        for (int statement = 0; statement < count; statement++) {
            int execution = made.execution(made.cursor(statement, 0), made.micros());
            made.plan(execution);
        }
        return made.finish();
    }

    /// Backends side by side, each running calls of any length one after the other, most of them short.
    public static Trace calls(int count, int lanes) {
        SyntheticTrace made = new SyntheticTrace("calls", Dialect.RECORDING);
        int[] cursors = new int[lanes * STATEMENTS_OF_LANE];
        long[] ends = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            int session = made.session(4_000 + lane);
            ends[lane] = START_MICROS + made.random.nextInt(1_000);
            for (int i = 0; i < STATEMENTS_OF_LANE; i++) {
                cursors[lane * STATEMENTS_OF_LANE + i] = made.cursor(i, session);
            }
        }
        for (int call = 0; call < count; call += CALLS_OF_EXECUTION) {
            int lane = call / CALLS_OF_EXECUTION % lanes;
            int cursor = cursors[lane * STATEMENTS_OF_LANE + made.random.nextInt(STATEMENTS_OF_LANE)];
            ends[lane] = made.calls(cursor, ends[lane] + made.random.nextInt(3_000), count - call);
        }
        return made.finish();
    }

    /// One statement that ran so many times, and another one that ran once.
    public static Trace executions(int count) {
        SyntheticTrace made = new SyntheticTrace("executions", Dialect.ULTIMATE_5);
        made.session(4_000);
        int cursor = made.cursor(0, 0);
        for (int i = 0; i < count; i++) {
            made.execution(cursor, 100 + (i * 7919L) % 1_000_003);
        }
        made.execution(made.cursor(1, 0), 10);
        return made.finish();
    }

    private int session(long pid) {
        return trace.session(new Session(
                0,
                pid,
                Optional.empty(),
                Optional.empty(),
                START_MICROS,
                -1,
                Optional.of(true),
                -1,
                -1,
                new Backend(pid, START_MICROS, "webapp", "shop", "web", "")));
    }

    private int cursor(int statement, int session) {
        int cursor = trace.cursor();
        trace.set(cursor, CursorColumn.ID, cursor + 1L);
        trace.set(cursor, CursorColumn.SESSION, session);
        trace.set(cursor, CursorColumn.OFFSET_BYTES, bytes);
        trace.set(cursor, CursorColumn.SQL_DELTA, 16);
        trace.set(cursor, CursorColumn.SQL_LENGTH, SyntheticText.LENGTH);
        trace.set(cursor, CursorColumn.STATEMENT, trace.statement(statement + 1L, cursor));
        trace.set(cursor, CursorColumn.PARSE_MICROS, 50 + random.nextInt(200));
        bytes += BYTES_OF_EXECUTION;
        return cursor;
    }

    private int execution(int cursor, long micros) {
        int execution = trace.execution();
        trace.set(execution, ExecutionColumn.CURSOR, cursor);
        trace.set(execution, ExecutionColumn.OFFSET_BYTES, bytes);
        trace.set(execution, ExecutionColumn.END_DELTA, BYTES_OF_EXECUTION);
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, micros);
        trace.set(execution, ExecutionColumn.CPU_MICROS, micros / 3);
        trace.set(execution, ExecutionColumn.ROWS, 1 + micros % 20);
        trace.set(execution, ExecutionColumn.HIT_BLOCKS, 10 + micros % 90);
        trace.set(execution, ExecutionColumn.READ_BLOCKS, micros % 11);
        bytes += BYTES_OF_EXECUTION;
        return execution;
    }

    /// From 10 µs to 100 ms, most of them short.
    private long micros() {
        return (long) Math.pow(10, 1 + 4 * Math.pow(random.nextDouble(), 3));
    }

    /// An EXEC call and the FETCH calls after it, without a pause.
    ///
    /// @return when the last one ended
    private long calls(int cursor, long start, int most) {
        long end = start;
        int execution = execution(cursor, 0);
        trace.set(execution, ExecutionColumn.START_MICROS, start);
        for (int i = 0; i < Math.min(CALLS_OF_EXECUTION, most); i++) {
            long micros = micros();
            end += micros;
            int call = trace.call();
            trace.set(call, CallColumn.KIND, (i == 0 ? CallKind.EXEC : CallKind.FETCH).ordinal());
            trace.set(call, CallColumn.CURSOR, cursor);
            trace.set(call, CallColumn.EXECUTION, execution);
            trace.set(call, CallColumn.OFFSET_BYTES, bytes);
            trace.set(call, CallColumn.ELAPSED_MICROS, micros);
            trace.set(call, CallColumn.END_MICROS, end);
            trace.set(call, CallColumn.DEPTH, 0);
            if (i == 0) {
                trace.set(execution, ExecutionColumn.FIRST_CALL, call);
            }
        }
        trace.set(execution, ExecutionColumn.CALL_COUNT, Math.min(CALLS_OF_EXECUTION, most));
        trace.set(execution, ExecutionColumn.ELAPSED_MICROS, end - start);
        trace.set(execution, ExecutionColumn.CPU_MICROS, (long) ((end - start) * random.nextDouble()));
        return end;
    }

    /// Nodes below any node before them; each child takes a part of what its parent has left.
    private void plan(int execution) {
        long[] left = new long[NODES];
        long all = trace.get(execution, ExecutionColumn.ELAPSED_MICROS);
        for (int i = 0; i < NODES; i++) {
            int parent = i == 0 ? -1 : Math.max(0, i - 1 - random.nextInt(Math.min(i, 4)));
            long micros = i == 0 ? all : Math.round(left[parent] * random.nextDouble() * 0.8);
            left[i] = micros;
            if (i > 0) {
                left[parent] -= micros;
            }
            boolean scan = i % 3 == 2;
            int label = name(LABELS[scan ? 4 + i % 2 : random.nextInt(4)]);
            int node = trace.node(parent, label, scan ? name("orders_" + i) : -1, -1);
            trace.set(node, NodeColumn.LOOPS, 1);
            trace.set(node, NodeColumn.ROWS, 1 + random.nextInt(1_000));
            trace.set(node, NodeColumn.PLANNED_ROWS, 1 + random.nextInt(1_000));
            trace.set(node, NodeColumn.TOTAL_MICROS, micros);
            trace.set(node, NodeColumn.HIT_BLOCKS, NODES - i);
            trace.set(node, NodeColumn.READ_BLOCKS, (NODES - i) / 2);
            trace.set(node, NodeColumn.READ_MICROS, micros / 2);
        }
        trace.plan(execution);
    }

    private int name(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return trace.name(encoded, 0, encoded.length);
    }

    private Trace finish() {
        trace.progress(bytes, dialect);
        trace.finish(true);
        return trace.snapshot();
    }
}
