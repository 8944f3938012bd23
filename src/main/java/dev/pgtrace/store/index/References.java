package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Whether rows, names and shapes that are referred to exist: checksums tell damage, not what somebody made up.
final class References {
    /// Rows in one part.
    private static final int SLICE = 256 * LongColumn.CHUNK;

    private final Trace trace;
    private final long most;

    private References(Trace trace) {
        this.trace = trace;
        int largest = 0;
        for (int shape = 0; shape < trace.shapes().size(); shape++) {
            largest = Math.max(largest, trace.shapes().nodeCount(shape));
        }
        this.most = trace.nodes().size() - (long) largest;
    }

    /// @throws IOException where one does not exist
    /// @throws java.util.concurrent.CancellationException when cancelled
    static void check(Trace trace, int threads, CancelToken cancel) throws IOException {
        List<BooleanSupplier> checks = new ArrayList<>();
        new References(trace).addTo(checks);
        if (!Checks.hold(checks, threads, cancel)) {
            throw new IOException("numbers of rows that do not exist");
        }
    }

    private void addTo(List<BooleanSupplier> checks) {
        int sessions = trace.info().sessions().size();
        int cursors = trace.cursors().size();
        int executions = trace.executions().size();
        below(checks, trace.statements(), StatementColumn.FIRST_CURSOR, cursors);
        below(checks, trace.cursors(), CursorColumn.SESSION, sessions);
        below(
                checks,
                trace.cursors(),
                CursorColumn.STATEMENT,
                trace.statements().size());
        below(checks, trace.executions(), ExecutionColumn.CURSOR, cursors);
        below(checks, trace.executions(), ExecutionColumn.PARENT, executions);
        below(checks, trace.executions(), ExecutionColumn.DEVICE_PROVENANCE, Provenance.values().length);
        below(checks, trace.calls(), CallColumn.KIND, CallKind.values().length);
        below(checks, trace.calls(), CallColumn.CURSOR, cursors);
        below(checks, trace.calls(), CallColumn.EXECUTION, executions);
        below(checks, trace.waits(), WaitColumn.EXECUTION, executions);
        below(checks, trace.waits(), WaitColumn.CURSOR, cursors);
        below(checks, trace.waits(), WaitColumn.NAME, trace.names().size());
        below(checks, trace.waits(), WaitColumn.COMPONENT, Component.values().length);
        below(checks, trace.waits(), WaitColumn.CALL, trace.calls().size());
        below(checks, trace.waits(), WaitColumn.SESSION, sessions);
        for (int from = 0; from < executions; from += SLICE) {
            int first = from;
            checks.add(() -> rangesExist(first, Math.min(executions, first + SLICE)));
        }
    }

    private static <C extends Enum<C>> void below(List<BooleanSupplier> checks, Table<C> table, C column, long limit) {
        for (int from = 0; from < table.size(); from += SLICE) {
            int first = from;
            int to = Math.min(table.size(), first + SLICE);
            checks.add(() -> table.column(column).isWithin(first, to, Table.MISSING, limit - 1));
        }
    }

    /// Whether the plans, nodes, calls and waits of these executions are there. Rows are looked at one by one only in
    /// chunks that do not tell it at once.
    private boolean rangesExist(int start, int end) {
        Table<ExecutionColumn> executions = trace.executions();
        LongReader shapes = new LongReader(executions.column(ExecutionColumn.SHAPE));
        LongReader nodes = new LongReader(executions.column(ExecutionColumn.FIRST_NODE));
        TableReader<ExecutionColumn> rows = new TableReader<>(executions);
        boolean exist = true;
        for (int from = start; from < end && exist; from += LongColumn.CHUNK) {
            int to = Math.min(end, from + LongColumn.CHUNK);
            exist = plansExist(shapes.chunkOf(from), nodes.chunkOf(from), to - from)
                    && (isMissing(ExecutionColumn.FIRST_CALL, from, to)
                                    && isMissing(ExecutionColumn.FIRST_WAIT, from, to)
                            || callsAndWaitsExist(rows, from, to));
        }
        return exist;
    }

    private boolean plansExist(long[] shapes, long[] nodes, int rows) {
        int count = trace.shapes().size();
        boolean exist = true;
        for (int i = 0; i < rows; i++) {
            long shape = shapes[i];
            long node = nodes[i];
            // for most rows two comparisons
            exist &= shape == Table.MISSING
                    || shape >= 0 && shape < count && node >= 0 && (node <= most || fits(shape, node));
        }
        return exist;
    }

    private boolean fits(long shape, long node) {
        return node <= trace.nodes().size()
                && node + trace.shapes().nodeCount((int) shape) <= trace.nodes().size();
    }

    private boolean isMissing(ExecutionColumn column, int from, int to) {
        return trace.executions().column(column).isWithin(from, to, Table.MISSING, Table.MISSING);
    }

    private boolean callsAndWaitsExist(TableReader<ExecutionColumn> rows, int from, int to) {
        for (int row = from; row < to; row++) {
            boolean exist = rows.orZero(row, ExecutionColumn.FIRST_CALL) + rows.orZero(row, ExecutionColumn.CALL_COUNT)
                            <= trace.calls().size()
                    && rows.orZero(row, ExecutionColumn.FIRST_WAIT) + rows.orZero(row, ExecutionColumn.WAIT_COUNT)
                            <= trace.waits().size();
            if (!exist) {
                return false;
            }
        }
        return true;
    }
}
