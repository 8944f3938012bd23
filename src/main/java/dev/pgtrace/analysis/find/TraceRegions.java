package dev.pgtrace.analysis.find;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Where a trace has its SQL texts, binds and plans; fast for rows that are asked for in their order. Not thread-safe.
final class TraceRegions {
    private final TableReader<CursorColumn> cursors;
    private final TableReader<ExecutionColumn> executions;

    TraceRegions(Trace trace) {
        this.cursors = new TableReader<>(trace.cursors());
        this.executions = new TableReader<>(trace.executions());
    }

    Regions sql() {
        return new Regions(
                cursors.size(), cursor -> cursors.get(cursor, CursorColumn.OFFSET_BYTES), this::sqlStart, this::sqlEnd);
    }

    Regions binds() {
        return new Regions(
                executions.size(),
                execution -> offset(execution) - executions.orZero(execution, ExecutionColumn.BINDS_BACK),
                this::bindsStart,
                this::offset);
    }

    Regions plans() {
        return new Regions(executions.size(), this::offset, this::planStart, this::planEnd);
    }

    long sqlStart(int cursor) {
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        return delta == Table.MISSING ? Table.MISSING : cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta;
    }

    long sqlEnd(int cursor) {
        return sqlStart(cursor) + cursors.orZero(cursor, CursorColumn.SQL_LENGTH);
    }

    /// The shape of its plan, or missing.
    int shape(int execution) {
        return (int) executions.get(execution, ExecutionColumn.SHAPE);
    }

    /// Where the execution's own record begins.
    long offset(int execution) {
        return executions.get(execution, ExecutionColumn.OFFSET_BYTES);
    }

    long bindsStart(int execution) {
        long back = executions.get(execution, ExecutionColumn.BINDS_BACK);
        return back == Table.MISSING ? Table.MISSING : offset(execution) - back;
    }

    long planStart(int execution) {
        long delta = executions.get(execution, ExecutionColumn.PLAN_DELTA);
        return delta == Table.MISSING ? Table.MISSING : offset(execution) + delta;
    }

    /// The list of waits comes after the plan in some dialects and before it in others.
    long planEnd(int execution) {
        long waits = executions.get(execution, ExecutionColumn.WAITS_DELTA);
        long plan = executions.get(execution, ExecutionColumn.PLAN_DELTA);
        return offset(execution) + (waits > plan ? waits : executions.orZero(execution, ExecutionColumn.END_DELTA));
    }
}
