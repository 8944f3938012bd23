package dev.pgtrace.analysis;

import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Planning, as far as it belongs to executions: its own where the trace tells it, else that of its cursor, which
/// counts for the cursor's first execution, else that of the PARSE and BIND calls that the trace times.
final class Planning {
    private static final CallKind[] KINDS = CallKind.values();

    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    /// Executions that are the first of their cursors.
    private final BitSet first;
    /// Cursors that were executed.
    private final BitSet executed;
    /// By execution; null where no execution has such calls.
    private @Nullable RowValues callMicros;

    private @Nullable RowValues callCpu;

    Planning(Trace trace, TableReader<ExecutionColumn> executions) {
        this.executions = executions;
        cursors = new TableReader<>(trace.cursors());
        first = new BitSet(executions.size());
        executed = new BitSet(trace.cursors().size());
        int highest = -1;
        for (int e = 0; e < executions.size(); e++) {
            int cursor = cursor(e);
            if (cursor > highest || cursor >= 0 && !executed.get(cursor)) {
                executed.set(cursor);
                first.set(e);
                highest = Math.max(highest, cursor);
            }
        }
        calls(trace);
    }

    private Planning(TableReader<ExecutionColumn> executions, TableReader<CursorColumn> cursors, Planning same) {
        this.executions = executions;
        this.cursors = cursors;
        this.first = same.first;
        this.executed = same.executed;
        this.callMicros = same.callMicros;
        this.callCpu = same.callCpu;
    }

    /// The same with readers of its own, for another thread.
    Planning alike(TableReader<ExecutionColumn> ownExecutions, TableReader<CursorColumn> ownCursors) {
        return new Planning(ownExecutions, ownCursors, this);
    }

    /// Whether a cursor was executed.
    boolean isExecuted(int cursor) {
        return executed.get(cursor);
    }

    /// Whether an execution is the one that its cursor's planning counts for.
    boolean isFirst(int execution) {
        return first.get(execution);
    }

    /// Whether PARSE or BIND calls of the execution itself were timed.
    boolean isCalled(int execution) {
        return callMicros != null && callMicros.get(execution) != Table.MISSING;
    }

    /// Wall time of the planning that counts for an execution, or missing.
    long micros(int execution) {
        long own = executions.get(execution, ExecutionColumn.PLANNING_MICROS);
        if (own != Table.MISSING) {
            return own;
        }
        int cursor = cursor(execution);
        if (cursor >= 0 && cursors.get(cursor, CursorColumn.PARSE_MICROS) != Table.MISSING) {
            return first.get(execution) ? ofCursor(cursor) : Table.MISSING;
        }
        return callMicros == null ? Table.MISSING : callMicros.get(execution);
    }

    /// CPU of the planning that counts for an execution, or missing.
    long cpu(int execution) {
        if (executions.get(execution, ExecutionColumn.PLANNING_MICROS) != Table.MISSING) {
            return executions.get(execution, ExecutionColumn.PLANNING_CPU_MICROS);
        }
        int cursor = cursor(execution);
        if (cursor >= 0 && cursors.get(cursor, CursorColumn.PARSE_MICROS) != Table.MISSING) {
            return first.get(execution) ? cursors.get(cursor, CursorColumn.PARSE_CPU_MICROS) : Table.MISSING;
        }
        return callCpu == null ? Table.MISSING : callCpu.get(execution);
    }

    /// Wall time of a cursor's planning, or missing.
    long ofCursor(int cursor) {
        return cursors.get(cursor, CursorColumn.PARSE_MICROS);
    }

    long cpuOfCursor(int cursor) {
        return cursors.get(cursor, CursorColumn.PARSE_CPU_MICROS);
    }

    /// The cursor of an execution, or -1.
    int cursor(int execution) {
        return (int) executions.get(execution, ExecutionColumn.CURSOR);
    }

    private void calls(Trace trace) {
        TableReader<CallColumn> calls = new TableReader<>(trace.calls());
        for (int c = 0; c < calls.size(); c++) {
            long execution = calls.get(c, CallColumn.EXECUTION);
            CallKind kind = KINDS[(int) calls.orZero(c, CallColumn.KIND)];
            if (execution < 0 || execution >= executions.size() || (kind != CallKind.PARSE && kind != CallKind.BIND)) {
                continue;
            }
            if (callMicros == null || callCpu == null) {
                callMicros = new RowValues(executions.size(), Table.MISSING);
                callCpu = new RowValues(executions.size(), Table.MISSING);
            }
            add(callMicros, (int) execution, calls.get(c, CallColumn.ELAPSED_MICROS));
            add(callCpu, (int) execution, calls.get(c, CallColumn.CPU_MICROS));
        }
    }

    private static void add(RowValues sums, int row, long micros) {
        if (micros != Table.MISSING) {
            sums.set(row, Math.max(0, sums.get(row)) + micros);
        }
    }
}
