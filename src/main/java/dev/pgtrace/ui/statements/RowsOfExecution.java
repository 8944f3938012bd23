package dev.pgtrace.ui.statements;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.Arrays;

/// Finds the calls and waits of an execution: they are in file order, and lie between its first and its last
/// record.
final class RowsOfExecution {
    private RowsOfExecution() {}

    static int[] calls(Trace trace, int execution) {
        return rows(
                trace,
                execution,
                trace.calls().size(),
                trace.calls().column(CallColumn.OFFSET_BYTES),
                trace.calls().column(CallColumn.EXECUTION));
    }

    static int[] waits(Trace trace, int execution) {
        return rows(
                trace,
                execution,
                trace.waits().size(),
                trace.waits().column(WaitColumn.OFFSET_BYTES),
                trace.waits().column(WaitColumn.EXECUTION));
    }

    private static int[] rows(Trace trace, int execution, int size, LongColumn offsets, LongColumn executions) {
        long start = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        long end = start + trace.executions().orZero(execution, ExecutionColumn.END_DELTA);
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (offsets.get(middle) < start) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        int[] found = new int[16];
        int count = 0;
        for (int row = from; row < size && offsets.get(row) <= end; row++) {
            if (executions.get(row) == execution) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = row;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
