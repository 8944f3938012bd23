package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.app.NamedFilters;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// The analysis of what a filter lets through.
final class ChosenAnalysis {
    private ChosenAnalysis() {}

    /// What is known of a whole trace is taken as it is.
    ///
    /// @param whole  the opened trace, or null while it is read
    /// @param memory of the filters of this trace
    static TraceAnalysis of(
            Trace trace,
            OpenTrace.@Nullable Opened whole,
            String filter,
            TierModel model,
            FilterMemory memory,
            CancelToken cancel)
            throws TraceException {
        FilterExpression expression = FilterExpression.parse(filter, NamedFilters.ofUser());
        if (whole != null && whole.trace() == trace) {
            if (expression.isEverything()) {
                return whole.analyze(model, cancel);
            }
            whole.sums().filter(sums -> sums.model().equals(model)).ifPresent(memory::learn);
        }
        ExecutionSet chosen = expression.isEverything()
                ? ExecutionSet.all(trace.executions().size())
                : expression.compile(trace, model, memory).select(cancel);
        return Analyzer.analyze(trace, chosen, model, cancel);
    }
}
