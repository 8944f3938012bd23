package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;

/// The executions of each statement in the order of the file. Only the first and the last one of each are kept, so that
/// the next is not looked for where there is none; between them the executions are looked at one by one. Immutable.
final class AlikeExecutions {
    private static final int CHECK_EVERY = 1 << 12;
    private static final int NONE = -1;

    private final Trace trace;
    private final ExecutionSet selection;
    private final int[] first;
    private final int[] last;

    private AlikeExecutions(Trace trace, ExecutionSet selection, int[] first, int[] last) {
        this.trace = trace;
        this.selection = selection;
        this.first = first;
        this.last = last;
    }

    /// Looks at every execution; not for the window's thread.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    static AlikeExecutions of(Trace trace, ExecutionSet selection, CancelToken cancel) {
        int[] first = new int[trace.statements().size()];
        int[] last = new int[first.length];
        Arrays.fill(first, NONE);
        Arrays.fill(last, NONE);
        Statements statements = new Statements(trace);
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            int statement = statements.of(e);
            if (statement >= 0) {
                first[statement] = first[statement] == NONE ? e : first[statement];
                last[statement] = e;
            }
        }
        return new AlikeExecutions(trace, selection, first, last);
    }

    /// The execution of the same statement that is a number of places further, or -1.
    ///
    /// @param statement that of the execution
    int from(int execution, int statement, int step) {
        if (statement < 0 || statement >= first.length || first[statement] == NONE) {
            return NONE;
        }
        Statements statements = new Statements(trace);
        int direction = Integer.signum(step);
        int left = Math.abs(step);
        int at = execution;
        while (left > 0) {
            at += direction;
            if (direction > 0 ? at > last[statement] : at < first[statement]) {
                return NONE;
            }
            if (selection.contains(at) && statements.of(at) == statement) {
                left--;
            }
        }
        return at;
    }

    static int statement(Trace trace, int execution) {
        return new Statements(trace).of(execution);
    }

    /// Reads many in a row.
    private static final class Statements {
        private final TableReader<ExecutionColumn> executions;
        private final TableReader<CursorColumn> cursors;

        Statements(Trace trace) {
            executions = new TableReader<>(trace.executions());
            cursors = new TableReader<>(trace.cursors());
        }

        int of(int execution) {
            int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
            return cursor < 0 ? NONE : (int) cursors.get(cursor, CursorColumn.STATEMENT);
        }
    }
}
