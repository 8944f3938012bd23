package dev.pgtrace.analysis.compare;

/// Finds for the nodes of one plan those of another plan that do the same work.
public final class PlanMatcher {
    private PlanMatcher() {}

    /// @return by position in the left plan: position in the right plan, or -1
    public static int[] match(ComparedPlan left, ComparedPlan right) {
        throw new UnsupportedOperationException("the matcher follows");
    }
}
