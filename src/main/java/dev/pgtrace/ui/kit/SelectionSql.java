package dev.pgtrace.ui.kit;

import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.analysis.sql.RunnableSql;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import java.util.List;

/// The SQL of what is selected. Reads the file: not on the window's thread.
public final class SelectionSql {
    private SelectionSql() {}

    /// As it is in the trace.
    public static String printed(Trace trace, Selection selection) throws TraceException {
        return trace.text().sql(trace, cursor(trace, selection));
    }

    /// SQL that can be run: the binds of the selected execution, or of the statement's first one, as literals.
    public static String runnable(Trace trace, Selection selection) throws TraceException {
        int execution = selection.hasExecution() ? selection.execution() : firstExecution(trace, selection);
        return RunnableSql.of(
                printed(trace, selection),
                execution == Selection.NOTHING
                        ? List.of()
                        : trace.text().detail(trace, execution).binds(),
                BindTypes.of(trace.info().dialect()));
    }

    private static int firstExecution(Trace trace, Selection selection) {
        for (int row = 0; row < trace.executions().size(); row++) {
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            if (cursor >= 0 && trace.cursors().get(cursor, CursorColumn.STATEMENT) == selection.statement()) {
                return row;
            }
        }
        return Selection.NOTHING;
    }

    private static int cursor(Trace trace, Selection selection) {
        return selection.hasExecution()
                ? (int) trace.executions().get(selection.execution(), ExecutionColumn.CURSOR)
                : (int) trace.statements().get(selection.statement(), StatementColumn.FIRST_CURSOR);
    }
}
