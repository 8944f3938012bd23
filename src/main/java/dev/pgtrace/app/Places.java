package dev.pgtrace.app;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;

/// Tells what an offset in the file belongs to.
final class Places {
    private final Trace trace;
    private final ExecutionSet selection;

    /// @param chosen whether the selection of executions has it
    /// @param skipTo offset from which something else begins, or 0
    record Place(int statement, int execution, boolean chosen, long skipTo) {}

    Places(Trace trace, ExecutionSet selection) {
        this.trace = trace;
        this.selection = selection;
    }

    Place of(long offset) {
        int execution = executionAt(offset);
        if (execution >= 0) {
            int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
            long end = start(execution) + trace.executions().orZero(execution, ExecutionColumn.END_DELTA);
            return new Place(statement(cursor), execution, selection.contains(execution), end);
        }
        Table<CursorColumn> cursors = trace.cursors();
        int cursor = floor(cursors.size(), row -> cursors.get(row, CursorColumn.OFFSET_BYTES), offset);
        if (cursor >= 0) {
            long begin = cursors.get(cursor, CursorColumn.OFFSET_BYTES);
            long end = begin
                    + cursors.orZero(cursor, CursorColumn.SQL_DELTA)
                    + cursors.orZero(cursor, CursorColumn.SQL_LENGTH);
            if (offset < end) {
                return new Place(statement(cursor), -1, selection.isAll(), end);
            }
        }
        return new Place(-1, -1, selection.isAll(), 0);
    }

    /// The execution whose record, binds or plan holds the offset, or -1.
    private int executionAt(long offset) {
        int size = trace.executions().size();
        int before = floor(size, this::start, offset);
        int after = before + 1;
        if (after < size) {
            long binds = trace.executions().get(after, ExecutionColumn.BINDS_BACK);
            if (binds != Table.MISSING && start(after) - binds <= offset) {
                return after;
            }
        }
        if (before >= 0) {
            long end = start(before) + trace.executions().orZero(before, ExecutionColumn.END_DELTA);
            return offset < end ? before : -1;
        }
        return -1;
    }

    private int statement(int cursor) {
        return (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
    }

    private long start(int execution) {
        return trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
    }

    /// The last row whose value is at most `wanted`, or -1; values rise with the rows.
    private static int floor(int size, java.util.function.IntToLongFunction value, long wanted) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (value.applyAsLong(middle) <= wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
