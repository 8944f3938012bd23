package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;

/// Which printed figures of an execution go into sums. False ones read as missing.
final class Trust {
    private static final long NO_TIME = ExecutionFlag.NO_START.bit() | ExecutionFlag.GARBAGE_ELAPSED.bit();
    private static final long NO_STATS =
            ExecutionFlag.NO_START.bit() | ExecutionFlag.CUMULATIVE_STATS.bit() | ExecutionFlag.GARBAGE_ELAPSED.bit();
    private static final long NO_PLAN = NO_STATS | ExecutionFlag.FOREIGN_PLAN.bit();

    private static final long NO_PLAN_FIGURES = NO_PLAN | ExecutionFlag.SUMMED_PLAN.bit();

    private final TableReader<ExecutionColumn> executions;
    /// The execution that was asked for last, and its flags: mostly several of its figures are asked for.
    private int last = -1;

    private long flags;

    Trust(TableReader<ExecutionColumn> executions) {
        this.executions = executions;
    }

    long elapsed(int execution) {
        return has(execution, NO_TIME) ? Table.MISSING : executions.get(execution, ExecutionColumn.ELAPSED_MICROS);
    }

    long rows(int execution) {
        return has(execution, NO_TIME) ? 0 : executions.orZero(execution, ExecutionColumn.ROWS);
    }

    /// CPU and block figures.
    long stats(int execution, ExecutionColumn column) {
        return has(execution, NO_STATS) ? Table.MISSING : executions.get(execution, column);
    }

    /// Whether the plan is surely this execution's own.
    boolean ownPlan(int execution) {
        return !has(execution, NO_PLAN);
    }

    /// Whether the figures of the plan's nodes are surely this execution's own, and no other's.
    boolean ownPlanFigures(int execution) {
        return !has(execution, NO_PLAN_FIGURES);
    }

    /// Whether any figure is left out of sums.
    boolean flagged(int execution) {
        return has(execution, NO_STATS);
    }

    private boolean has(int execution, long bits) {
        if (execution != last) {
            flags = executions.orZero(execution, ExecutionColumn.FLAGS);
            last = execution;
        }
        return (flags & bits) != 0;
    }
}
