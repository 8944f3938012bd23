package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Who ran what. Not thread-safe.
final class Sessions {
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final long[] pids;

    Sessions(Trace trace) {
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.pids = trace.info().sessions().stream()
                .mapToLong(session -> session.pid())
                .toArray();
    }

    /// Index of the session of an execution, or -1.
    int of(int execution) {
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        int session = cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.SESSION);
        return session < pids.length ? session : -1;
    }

    /// Process id of the backend of an execution, or missing.
    long pid(int execution) {
        int session = of(execution);
        return session < 0 ? Table.MISSING : pids[session];
    }
}
