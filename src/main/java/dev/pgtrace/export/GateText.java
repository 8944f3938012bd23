package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.analysis.compare.gate.GateResult.Violation;
import dev.pgtrace.analysis.compare.gate.GateRule;
import dev.pgtrace.base.text.Counts;
import java.util.ArrayList;
import java.util.List;

/// What became of gates, in sentences.
final class GateText {
    private GateText() {}

    /// One line about a gate.
    static String verdict(GateResult result) {
        String word =
                switch (result.outcome()) {
                    case PASSED -> ReportTexts.get("gate.passed");
                    case FAILED -> ReportTexts.get("gate.failed");
                    case NOT_KNOWN -> ReportTexts.get("gate.unknown");
                };
        List<String> parts = new ArrayList<>();
        if (!result.violations().isEmpty()) {
            parts.add(ReportTexts.count(result.violations().size(), "violation"));
        }
        if (result.unknown() > 0) {
            parts.add(ReportTexts.get("gate.missing", Counts.grouped(result.unknown())));
        }
        if (result.tooFew() > 0) {
            long least = result.gate().minCalls();
            String few = Counts.grouped(result.tooFew());
            parts.add(
                    least == 1
                            ? ReportTexts.get("gate.never", few)
                            : ReportTexts.get("gate.few", few, Counts.grouped(least)));
        }
        if (result.outcome() == GateResult.Outcome.NOT_KNOWN && parts.isEmpty()) {
            parts.add(ReportTexts.get("gate.none"));
        }
        return word + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }

    /// What is wrong, for a line of its own: `p95 4.10 ms → 9.80 ms, +139%`.
    static String violation(GateResult result, Violation violation) {
        return switch (result.gate().rule()) {
            case GateRule.PlanFlip flip -> ReportTexts.get("gate.flip");
            case GateRule.NewStatement added -> ReportTexts.get("gate.new");
            case GateRule.GoneStatement gone -> ReportTexts.get("gate.gone");
            case GateRule.Figure figure -> {
                CompareMetric metric = figure.metric();
                String share = ChangeText.share(violation.change());
                yield ReportTexts.get("metric." + metric.word()) + " " + ChangeText.sides(metric, violation.change())
                        + (share.equals(Figures.MISSING) ? "" : ", " + share);
            }
        };
    }
}
