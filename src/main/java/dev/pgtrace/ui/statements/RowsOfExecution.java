package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionRows;
import dev.pgtrace.model.Trace;

/// The calls and waits of an execution.
final class RowsOfExecution {
    private RowsOfExecution() {}

    static int[] calls(Trace trace, int execution) {
        return ExecutionRows.calls(trace, execution);
    }

    static int[] waits(Trace trace, int execution) {
        return ExecutionRows.waits(trace, execution);
    }
}
