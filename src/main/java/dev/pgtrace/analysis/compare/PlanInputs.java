package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Trace;

/// Reads plans to compare.
public final class PlanInputs {
    private PlanInputs() {}

    /// The plan of an execution with its conditions; [ComparedPlan#NONE] where it has none. Reads the file.
    public static ComparedPlan read(Trace trace, int execution, TierModel model) throws TraceException {
        throw new UnsupportedOperationException("the reader follows");
    }
}
