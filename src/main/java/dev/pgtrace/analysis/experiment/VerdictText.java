package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Factors;
import dev.pgtrace.base.text.Percent;
import java.util.Locale;

/// A verdict in words, the same in the window, on the command line and in reports.
public final class VerdictText {
    /// From here on times, below per cent: "1.5× faster", "30 % faster".
    private static final double TIMES = 1.5;

    /// Pairs of runs below which nothing is decided.
    public static final int FEWEST_PAIRS = Verdicts.FEWEST_PAIRS;

    private final String first;
    private final String other;
    private final VariantComparison comparison;

    /// @param first name of the variant that is compared with
    /// @param other name of the variant that the comparison is about
    public VerdictText(String first, String other, VariantComparison comparison) {
        this.first = first;
        this.other = other;
        this.comparison = comparison;
    }

    /// `v2 is 4.72× faster than v1`, without a full stop.
    public String headline() {
        double ratio = comparison.ratio().estimate();
        return switch (comparison.verdict()) {
            case FASTER -> other + " is " + amount(ratio) + " faster than " + first;
            case SLOWER -> other + " is " + amount(ratio) + " slower than " + first;
            case NO_DIFFERENCE ->
                "No difference larger than " + Percent.of(comparison.noteworthy()) + " between " + first + " and "
                        + other;
            case UNDECIDED -> undecided();
        };
    }

    /// `95% confidence interval 4.50× – 5.00× · 100 pairs of runs · Mann–Whitney p < 0.0001`.
    public String detail() {
        StringBuilder text = new StringBuilder();
        Interval ratio = comparison.ratio();
        if (ratio.isKnown()) {
            text.append(Percent.level(comparison.level())).append(" confidence interval ");
            text.append(interval(ratio)).append(" · ");
        }
        text.append(Counts.grouped(comparison.pairs())).append(" pairs of runs");
        if (!Double.isNaN(comparison.pValue())) {
            text.append(" · Mann–Whitney p ").append(probability(comparison.pValue()));
        }
        if (comparison.isRankTestAtOdds()) {
            text.append(" · Wilcoxon of the pairs, which decides, p ").append(probability(comparison.signedRank()));
        }
        if (comparison.runsToDecide() > 0) {
            text.append(" · about ")
                    .append(Counts.compact(comparison.runsToDecide()))
                    .append(" runs each would decide");
        }
        return text.toString();
    }

    /// Whether there are too few pairs of runs to say anything.
    public boolean isOfTooFewPairs() {
        return comparison.pairs() < Verdicts.FEWEST_PAIRS || !comparison.ratio().isKnown();
    }

    private String undecided() {
        if (isOfTooFewPairs()) {
            return "Not decided yet: " + Counts.grouped(comparison.pairs()) + " pairs of runs are too few, at least "
                    + Verdicts.FEWEST_PAIRS + " are needed";
        }
        boolean oneSided = comparison.ratio().low() > 1 || comparison.ratio().high() < 1;
        if (oneSided && !comparison.isBorneOutByRanks()) {
            return "Not decided yet: the interval says that " + other + " is "
                    + (comparison.ratio().estimate() < 1 ? "faster" : "slower")
                    + ", and the ranks of the pairs do not bear it out";
        }
        return "Not decided yet: " + other + " takes "
                + Percent.of(comparison.ratio().low()) + " to "
                + Percent.of(comparison.ratio().high()) + " of the time of " + first;
    }

    private String interval(Interval ratio) {
        return switch (comparison.verdict()) {
            case FASTER -> amount(ratio.high()) + " – " + amount(ratio.low());
            case SLOWER -> amount(ratio.low()) + " – " + amount(ratio.high());
            case NO_DIFFERENCE, UNDECIDED -> signed(ratio.low()) + " to " + signed(ratio.high());
        };
    }

    /// How much faster or slower: in the unit that the estimate has.
    public String amount(double ratio) {
        double estimate = comparison.ratio().estimate();
        boolean times = Math.max(estimate, 1 / estimate) >= TIMES;
        if (estimate < 1) {
            return times ? Factors.format(1 / ratio) : Percent.of(1 - ratio);
        }
        return times ? Factors.format(ratio) : Percent.of(ratio - 1);
    }

    /// `−3.2%` of the time, `+250%`.
    public static String signed(double ratio) {
        return (ratio > 1 ? "+" : "") + Percent.of(ratio - 1);
    }

    /// `< 0.0001`, `= 0.032`.
    public static String probability(double pValue) {
        return pValue < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, pValue < 0.01 ? "= %.4f" : "= %.3f", pValue);
    }
}
