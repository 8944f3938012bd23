package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// The executions of each statement in the order of the file: two passes over the executions and four bytes for each
/// chosen one, so that the next of a million is found at once. Immutable.
final class AlikeExecutions {
    private static final int CHECK_EVERY = 1 << 12;

    private final int[] starts;
    private final int[] executions;

    private AlikeExecutions(int[] starts, int[] executions) {
        this.starts = starts;
        this.executions = executions;
    }

    /// Looks at every execution; not for the window's thread.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    static AlikeExecutions of(Trace trace, ExecutionSet selection, CancelToken cancel) {
        int[] ends = new int[trace.statements().size() + 1];
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int statement = statement(trace, e);
            if (statement >= 0) {
                ends[statement + 1]++;
            }
        }
        for (int i = 1; i < ends.length; i++) {
            ends[i] += ends[i - 1];
        }
        int[] starts = ends.clone();
        int[] executions = new int[ends[ends.length - 1]];
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int statement = statement(trace, e);
            if (statement >= 0) {
                executions[ends[statement]++] = e;
            }
        }
        return new AlikeExecutions(starts, executions);
    }

    /// The execution of the same statement that is a number of places further, or -1.
    ///
    /// @param statement that of the execution
    int from(int execution, int statement, int step) {
        if (statement < 0 || statement + 1 >= starts.length) {
            return -1;
        }
        int at = Arrays.binarySearch(executions, starts[statement], starts[statement + 1], execution);
        int to = at >= 0
                ? at + step
                : step > 0 ? -at - 2 + step : -at - 1 + step; // one that a filter hides lies between
        return to >= starts[statement] && to < starts[statement + 1] ? executions[to] : -1;
    }

    static int statement(Trace trace, int execution) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        return cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
    }
}
