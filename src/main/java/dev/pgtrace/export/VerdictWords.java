package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.analysis.experiment.VerdictFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;

/// A verdict in the words of the document's language.
final class VerdictWords {
    private final String first;
    private final String other;
    private final VariantComparison comparison;
    private final VerdictFigures figures;

    /// @param first name of the variant that is compared with
    /// @param other name of the variant that the comparison is about
    VerdictWords(String first, String other, VariantComparison comparison) {
        this.first = first;
        this.other = other;
        this.comparison = comparison;
        this.figures = new VerdictFigures(comparison);
    }

    /// `v2 is 4.72× faster than v1`.
    String headline() {
        String amount = figures.amount(comparison.ratio().estimate());
        return switch (comparison.verdict()) {
            case FASTER -> ReportTexts.get("verdict.faster", other, amount, first);
            case SLOWER -> ReportTexts.get("verdict.slower", other, amount, first);
            case NO_DIFFERENCE -> ReportTexts.get("verdict.none", Percent.of(comparison.noteworthy()), first, other);
            case UNDECIDED -> undecided();
        };
    }

    /// `95% confidence interval 4.50× – 5.00× · 100 pairs of runs · Mann–Whitney p < 0.0001`.
    String detail() {
        StringBuilder line = new StringBuilder();
        if (comparison.ratio().isKnown()) {
            line.append(ReportTexts.get("verdict.interval", Percent.level(comparison.level()), interval()));
            line.append(" · ");
        }
        line.append(ReportTexts.get("verdict.pairs", Counts.grouped(comparison.pairs())));
        if (!Double.isNaN(comparison.pValue())) {
            line.append(" · Mann–Whitney p ").append(VerdictFigures.probability(comparison.pValue()));
        }
        if (comparison.isRankTestAtOdds()) {
            line.append(" · ")
                    .append(ReportTexts.get("verdict.ranks", VerdictFigures.probability(comparison.signedRank())));
        }
        if (comparison.runsToDecide() > 0) {
            line.append(" · ").append(ReportTexts.get("verdict.more", Counts.compact(comparison.runsToDecide())));
        }
        return line.toString();
    }

    private String undecided() {
        Interval ratio = comparison.ratio();
        if (figures.isOfTooFewPairs()) {
            return ReportTexts.get(
                    "verdict.few", Counts.grouped(comparison.pairs()), Counts.grouped(VerdictFigures.FEWEST_PAIRS));
        }
        boolean oneSided = ratio.low() > 1 || ratio.high() < 1;
        if (oneSided && !comparison.isBorneOutByRanks()) {
            return ReportTexts.get(ratio.estimate() < 1 ? "verdict.odds.faster" : "verdict.odds.slower", other);
        }
        return ReportTexts.get("verdict.open", other, Percent.of(ratio.low()), Percent.of(ratio.high()), first);
    }

    private String interval() {
        Interval ratio = comparison.ratio();
        if (comparison.verdict() == Verdict.FASTER) {
            return figures.amount(ratio.high()) + " – " + figures.amount(ratio.low());
        }
        if (comparison.verdict() == Verdict.SLOWER) {
            return figures.amount(ratio.low()) + " – " + figures.amount(ratio.high());
        }
        return ReportTexts.get(
                "experiment.range", VerdictFigures.signed(ratio.low()), VerdictFigures.signed(ratio.high()));
    }
}
