package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Trace;

/// A plan whose figures are sums over several executions of its cursor: they go into sums over a choice of
/// executions only where all of those are chosen.
final class SummedPlan {
    /// Rows to look back; executions of one plan lie close together, and a damaged file must not cost the square.
    private static final int MOST_ROWS = 1 << 14;

    private SummedPlan() {}

    /// Whether everything that the figures of the execution's plan are sums of is chosen.
    static boolean isChosen(Trace trace, ExecutionSet selection, int execution) {
        if (selection.isAll()
                || !ExecutionFlag.SUMMED_PLAN.in(trace.executions().get(execution, ExecutionColumn.FLAGS))) {
            return true;
        }
        long cursor = trace.executions().get(execution, ExecutionColumn.CURSOR);
        long left = trace.executions().get(execution, ExecutionColumn.PLAN_EXECUTIONS);
        for (int e = execution; e >= 0 && left > 0; e--) {
            if (execution - e == MOST_ROWS) {
                return false;
            }
            if (trace.executions().get(e, ExecutionColumn.CURSOR) == cursor) {
                if (!selection.contains(e)) {
                    return false;
                }
                left--;
            }
        }
        return left == 0;
    }
}
