package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.ExecutionChoice;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;

/// Finds the run of a statement whose plan is worth a look.
final class LongestRun {
    private LongestRun() {}

    /// The longest run that has a plan, among those analysed, or -1.
    static int of(TraceAnalysis analysis, int statement) {
        Trace trace = analysis.trace();
        ExecutionSet own = ExecutionChoice.statement(trace, statement);
        int longest = -1;
        long most = -1;
        for (int e = own.next(0); e >= 0; e = own.next(e + 1)) {
            long elapsed = trace.executions().get(e, ExecutionColumn.ELAPSED_MICROS);
            boolean plan = trace.executions().get(e, ExecutionColumn.SHAPE) >= 0;
            if (plan && elapsed > most && analysis.selection().contains(e)) {
                longest = e;
                most = elapsed;
            }
        }
        return longest;
    }
}
