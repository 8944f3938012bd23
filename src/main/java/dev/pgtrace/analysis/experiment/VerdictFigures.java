package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.text.Factors;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Percent;
import java.util.Locale;

/// The figures that a verdict is told with.
public final class VerdictFigures {
    /// From here on times, below per cent: "1.5× faster", "30 % faster".
    private static final double TIMES = 1.5;

    /// Pairs of runs below which nothing is decided.
    public static final int FEWEST_PAIRS = Verdicts.FEWEST_PAIRS;

    private final VariantComparison comparison;

    public VerdictFigures(VariantComparison comparison) {
        this.comparison = comparison;
    }

    /// Whether there are too few pairs of runs to say anything.
    public boolean isOfTooFewPairs() {
        return comparison.pairs() < Verdicts.FEWEST_PAIRS || !comparison.ratio().isKnown();
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
        return NumberMarks.marked(
                pValue < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, pValue < 0.01 ? "= %.4f" : "= %.3f", pValue));
    }
}
