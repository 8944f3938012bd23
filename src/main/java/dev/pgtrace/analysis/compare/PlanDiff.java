package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Trace;
import java.util.List;

/// Two plans side by side.
///
/// @param left       the old plan
/// @param right      the new plan
/// @param rows       every node of both plans exactly once, to be shown from top to bottom: the new plan in its
///                   order, removed nodes of the old one where they were
/// @param properties lines about the whole plan that only one side has: old ones, then new ones
public record PlanDiff(ComparedPlan left, ComparedPlan right, List<MatchedNode> rows, List<NodeChange> properties) {
    public PlanDiff {
        rows = List.copyOf(rows);
        properties = List.copyOf(properties);
    }

    /// Compares two plans.
    public static PlanDiff of(ComparedPlan left, ComparedPlan right) {
        return PlanRows.of(left, right, PlanMatcher.match(left, right));
    }

    /// Compares the plans of two executions. Reads the files.
    public static PlanDiff of(
            Trace oldTrace, int oldExecution, TierModel oldModel, Trace newTrace, int newExecution, TierModel newModel)
            throws TraceException {
        return of(PlanInputs.read(oldTrace, oldExecution, oldModel), PlanInputs.read(newTrace, newExecution, newModel));
    }

    /// Compares the plans of two examples of a comparison.
    public static PlanDiff of(TraceComparison comparison, PlanUse before, PlanUse after) throws TraceException {
        var old = comparison.old().parts().get(before.part());
        var now = comparison.now().parts().get(after.part());
        return of(old.trace(), before.execution(), old.model(), now.trace(), after.execution(), now.model());
    }

    public long count(MatchedNode.Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).count();
    }

    /// Whether the plans have the same nodes at the same places.
    public boolean isSame() {
        return rows.stream().allMatch(row -> row.kind() == MatchedNode.Kind.SAME);
    }
}
