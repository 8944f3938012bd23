package dev.pgtrace.analysis.compare;

/// Orders two matched plans for a view side by side.
final class PlanRows {
    private PlanRows() {}

    static PlanDiff of(ComparedPlan left, ComparedPlan right, int[] rightOfLeft) {
        throw new UnsupportedOperationException("the rows follow");
    }
}
