package dev.pgtrace.analysis;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;

/// Entry to the analysis of a trace.
public final class Analyzer {
    private Analyzer() {}

    /// Analyses a choice of executions.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TraceAnalysis analyze(Trace trace, ExecutionSet selection, TierModel model, CancelToken cancel) {
        throw new UnsupportedOperationException();
    }

    /// The plan of one execution; without nodes where it has none.
    public static PlanFigures plan(Trace trace, int execution, TierModel model) {
        throw new UnsupportedOperationException();
    }
}
