package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongReader;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;

/// Whether what executions say that they have is there: rows of other tables one after the other.
final class ExecutionRanges {
    private final Contents contents;
    private final Table<ExecutionColumn> executions;
    private final PlanShapes shapes;
    /// The plans of nodes up to this one are there, whatever their shape.
    private final long most;

    ExecutionRanges(Contents contents, Table<ExecutionColumn> executions, PlanShapes shapes) {
        this.contents = contents;
        this.executions = executions;
        this.shapes = shapes;
        int largest = 0;
        for (int shape = 0; shape < shapes.size(); shape++) {
            largest = Math.max(largest, shapes.nodeCount(shape));
        }
        this.most = contents.nodes() - (long) largest;
    }

    /// Whether the plans, nodes, calls and waits of these executions are there. Rows are looked at one by one only in
    /// chunks that do not tell it at once.
    boolean exist(int start, int end) {
        LongReader shape = new LongReader(executions.column(ExecutionColumn.SHAPE));
        LongReader node = new LongReader(executions.column(ExecutionColumn.FIRST_NODE));
        TableReader<ExecutionColumn> rows = new TableReader<>(executions);
        boolean exist = true;
        for (int from = start; from < end && exist; from += LongColumn.CHUNK) {
            int to = Math.min(end, from + LongColumn.CHUNK);
            exist = plansExist(shape.chunkOf(from), node.chunkOf(from), to - from)
                    && (isMissing(ExecutionColumn.FIRST_CALL, from, to)
                                    && isMissing(ExecutionColumn.FIRST_WAIT, from, to)
                            || callsAndWaitsExist(rows, from, to));
        }
        return exist;
    }

    private boolean plansExist(long[] shapeOf, long[] nodeOf, int rows) {
        int count = shapes.size();
        boolean exist = true;
        for (int i = 0; i < rows; i++) {
            long shape = shapeOf[i];
            long node = nodeOf[i];
            // for most rows two comparisons
            exist &= shape == Table.MISSING
                    || shape >= 0 && shape < count && node >= 0 && (node <= most || fits(shape, node));
        }
        return exist;
    }

    private boolean fits(long shape, long node) {
        return node <= contents.nodes() && node + shapes.nodeCount((int) shape) <= contents.nodes();
    }

    private boolean isMissing(ExecutionColumn column, int from, int to) {
        return executions.column(column).isWithin(from, to, Table.MISSING, Table.MISSING);
    }

    private boolean callsAndWaitsExist(TableReader<ExecutionColumn> rows, int from, int to) {
        for (int row = from; row < to; row++) {
            boolean exist = rows.orZero(row, ExecutionColumn.FIRST_CALL) + rows.orZero(row, ExecutionColumn.CALL_COUNT)
                            <= contents.calls()
                    && rows.orZero(row, ExecutionColumn.FIRST_WAIT) + rows.orZero(row, ExecutionColumn.WAIT_COUNT)
                            <= contents.waits();
            if (!exist) {
                return false;
            }
        }
        return true;
    }
}
