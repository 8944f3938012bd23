package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// Which executions a statement has and which are nested in an execution: two passes over the executions and four
/// bytes for each chosen one. Immutable.
final class Lookups {
    private final int[] starts;
    private final int[] rows;
    private final long[] nested;

    private Lookups(int[] starts, int[] rows, long[] nested) {
        this.starts = starts;
        this.rows = rows;
        this.nested = nested;
    }

    /// Looks at every execution; not for the window's thread.
    static Lookups of(Trace trace, ExecutionSet selection, CancelToken cancel) {
        int[] statements = new int[trace.cursors().size()];
        for (int cursor = 0; cursor < statements.length; cursor++) {
            statements[cursor] = (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
        }
        int size = Math.min(selection.size(), trace.executions().size());
        int[] starts = new int[trace.statements().size() + 1];
        long[] nested = new long[16];
        int nestedCount = 0;
        for (int row = selection.next(0); row >= 0 && row < size; row = selection.next(row + 1)) {
            if ((row & 0xFFF) == 0) {
                cancel.check();
            }
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            long parent = trace.executions().get(row, ExecutionColumn.PARENT);
            if (parent >= 0) {
                if (nestedCount == nested.length) {
                    nested = Arrays.copyOf(nested, nestedCount * 2);
                }
                nested[nestedCount++] = parent << Integer.SIZE | row;
            }
            int statement = cursor < 0 ? -1 : statements[cursor];
            if (statement >= 0) {
                starts[statement + 1]++;
            }
        }
        nested = Arrays.copyOf(nested, nestedCount);
        Arrays.sort(nested);
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return new Lookups(starts, fill(trace, selection, size, statements, starts), nested);
    }

    private static int[] fill(Trace trace, ExecutionSet selection, int size, int[] statements, int[] starts) {
        int[] rows = new int[starts[starts.length - 1]];
        int[] next = starts.clone();
        for (int row = selection.next(0); row >= 0 && row < size; row = selection.next(row + 1)) {
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            int statement = cursor < 0 ? -1 : statements[cursor];
            if (statement >= 0) {
                rows[next[statement]++] = row;
            }
        }
        return rows;
    }

    /// Rows of a statement's chosen executions in file order; a new array.
    int[] executions(int statement) {
        return Arrays.copyOfRange(rows, starts[statement], starts[statement + 1]);
    }

    /// Rows of the chosen executions nested right in this one, in file order.
    int[] nested(int execution) {
        int from = place((long) execution << Integer.SIZE);
        int to = place((long) (execution + 1) << Integer.SIZE);
        int[] result = new int[to - from];
        for (int i = from; i < to; i++) {
            result[i - from] = (int) nested[i];
        }
        return result;
    }

    private int place(long key) {
        int at = Arrays.binarySearch(nested, key);
        return at < 0 ? -at - 1 : at;
    }
}
