package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import java.util.List;
import java.util.Locale;

/// What documents about a comparison show.
///
/// @param gates in the order in which they were asked for
/// @param top   statements to show of each list, most changed first
/// @param language of what is for people
public record ComparisonReport(
        TraceComparison comparison, List<GateResult> gates, int top, Plans plans, Locale language) {
    /// Which plans are shown side by side.
    public enum Plans {
        NONE,
        /// Those of statements whose plans changed; of a single statement in any case.
        SHOWN
    }

    /// Two plans of a statement.
    record Pair(StatementDelta statement, PlanDiff diff) {}

    public ComparisonReport {
        gates = List.copyOf(gates);
        if (top < 1) {
            throw new IllegalArgumentException("top " + top);
        }
    }

    /// Whether every gate holds.
    public boolean isPassed() {
        return gates.stream().allMatch(GateResult::isPassed);
    }

    boolean showsPlans(StatementDelta statement) {
        return plans == Plans.SHOWN
                && !statement.oldPlans().isEmpty()
                && !statement.newPlans().isEmpty()
                && (statement.flip().isPresent() || comparison.statements().size() == 1);
    }

    /// The most used plan of each side. Reads the files.
    PlanDiff plans(StatementDelta statement) throws TraceException {
        return PlanDiff.of(
                comparison,
                statement.oldPlans().getFirst(),
                statement.newPlans().getFirst());
    }
}
