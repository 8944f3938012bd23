package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.analysis.compare.gate.GateResult.Violation;
import dev.pgtrace.analysis.compare.gate.GateRule;
import java.util.ArrayList;
import java.util.List;

/// What became of gates, in sentences.
final class GateText {
    private GateText() {}

    /// One line about a gate.
    static String verdict(GateResult result) {
        String word =
                switch (result.outcome()) {
                    case PASSED -> "passed";
                    case FAILED -> "FAILED";
                    case NOT_KNOWN -> "FAILED: cannot be judged";
                };
        List<String> parts = new ArrayList<>();
        if (!result.violations().isEmpty()) {
            parts.add(Figures.plural(result.violations().size(), "violation", "violations"));
        }
        if (result.unknown() > 0) {
            parts.add(result.unknown() + " not known on a side");
        }
        if (result.tooFew() > 0) {
            long least = result.gate().minCalls();
            parts.add(result.tooFew() + (least == 1 ? " that never ran" : " with fewer than " + least + " calls")
                    + " passed over");
        }
        if (result.outcome() == GateResult.Outcome.NOT_KNOWN && parts.isEmpty()) {
            parts.add("no such statement on both sides");
        }
        return word + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    /// What is wrong, for a line of its own: `p95 4.10 ms → 9.80 ms, +139%`.
    static String violation(GateResult result, Violation violation) {
        return switch (result.gate().rule()) {
            case GateRule.PlanFlip flip -> "other plans than before";
            case GateRule.NewStatement added -> "not on the old side";
            case GateRule.GoneStatement gone -> "not on the new side";
            case GateRule.Figure figure -> {
                CompareMetric metric = figure.metric();
                String share = ChangeText.share(violation.change());
                yield metric.word() + " " + ChangeText.sides(metric, violation.change())
                        + (share.equals(Figures.MISSING) ? "" : ", " + share);
            }
        };
    }
}
