package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;

/// Who ran what.
final class Sessions {
    private final Trace trace;

    Sessions(Trace trace) {
        this.trace = trace;
    }

    /// Index of the session of an execution, or -1.
    int of(int execution) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        int session = cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.SESSION);
        return session < trace.info().sessions().size() ? session : -1;
    }

    /// Process id of the backend of an execution, or missing.
    long pid(int execution) {
        int session = of(execution);
        return session < 0
                ? Table.MISSING
                : trace.info().sessions().get(session).pid();
    }
}
