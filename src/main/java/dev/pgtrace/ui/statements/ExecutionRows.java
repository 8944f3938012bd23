package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.statements.Row.Execution.Place;

/// Makes rows of executions and sorts them.
final class ExecutionRows {
    private final Trace trace;
    private final ExecutionAccounts accounts;

    ExecutionRows(Trace trace, ExecutionAccounts accounts) {
        this.trace = trace;
        this.accounts = accounts;
    }

    Row.Execution row(int execution, Place place) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        return new Row.Execution(
                execution,
                cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT),
                cursor,
                cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, CursorColumn.ID),
                trace.executions().orZero(execution, ExecutionColumn.FLAGS),
                place,
                Figures.of(accounts.of(execution)));
    }

    /// The executions in the order asked for.
    ///
    /// @param fileOrder executions as they come in the file
    int[] sorted(int[] fileOrder, Sorting sorting, CancelToken cancel) {
        if (sorting.executions() == Sorting.Executions.FILE_ORDER) {
            return fileOrder;
        }
        Column column = sorting.executionColumn();
        long[] keys = new long[fileOrder.length];
        for (int i = 0; i < keys.length; i++) {
            if ((i & 0xFFF) == 0) {
                cancel.check();
            }
            keys[i] = key(fileOrder[i], column);
        }
        return RowOrder.of(fileOrder, keys, sorting.executionDirection(), cancel);
    }

    private long key(int execution, Column column) {
        if (column == Column.ELAPSED) { // what is asked for nearly always, without making an account
            long elapsed = accounts.elapsedMicros(execution);
            return elapsed == Table.MISSING ? RowOrder.NOT_THERE : elapsed;
        }
        ExecutionAccount figures = accounts.of(execution);
        return Figures.of(figures).value(column);
    }
}
