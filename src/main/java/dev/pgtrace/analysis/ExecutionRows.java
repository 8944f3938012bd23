package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the calls and waits of an execution from a few rows. Recordings and logs say where they stand, together but
/// not always in file order: a log tells of a wait before the execution that waited. In other formats they are in file
/// order, and lie between the execution's first and last record.
public final class ExecutionRows {
    private ExecutionRows() {}

    /// Rows in the table of calls.
    public static int[] calls(Trace trace, int execution) {
        long first = trace.executions().get(execution, ExecutionColumn.FIRST_CALL);
        return first >= 0
                ? together(first, trace.executions().orZero(execution, ExecutionColumn.CALL_COUNT))
                : between(
                        trace,
                        execution,
                        trace.calls().size(),
                        trace.calls().column(CallColumn.OFFSET_BYTES),
                        trace.calls().column(CallColumn.EXECUTION));
    }

    /// Rows in the table of waits.
    public static int[] waits(Trace trace, int execution) {
        long first = trace.executions().get(execution, ExecutionColumn.FIRST_WAIT);
        return first >= 0
                ? together(first, trace.executions().orZero(execution, ExecutionColumn.WAIT_COUNT))
                : between(
                        trace,
                        execution,
                        trace.waits().size(),
                        trace.waits().column(WaitColumn.OFFSET_BYTES),
                        trace.waits().column(WaitColumn.EXECUTION));
    }

    private static int[] together(long first, long count) {
        return IntStream.range((int) first, (int) (first + count)).toArray();
    }

    private static int[] between(Trace trace, int execution, int size, LongColumn offsets, LongColumn executions) {
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
