package dev.pgtrace.analysis.experiment;

import java.util.List;

/// A variant against the first one.
///
/// @param variant      index in the request, from 1
/// @param verdict      about this variant
/// @param pairs        timed runs that have a partner: the same set of parameters, next to it in time
/// @param ratio        elapsed time of this variant by that of the first: below 1 is faster. The geometric mean over
///                     the sets of parameters, each counts the same
/// @param shiftMicros  Hodges–Lehmann: how much longer a run of this variant takes
/// @param level        of these two intervals: the confidence asked for, raised where there are several comparisons
///                     or several looks
/// @param pValue       of Mann–Whitney's U, two-sided
/// @param signedRank   probability of Wilcoxon's signed ranks of the pairs, two-sided: with the interval it decides
/// @param effect       Cliff's delta, -1 (always faster) to 1 (always slower)
/// @param noteworthy   the greatest difference, as a share, that the interval still allows
/// @param runsToDecide runs of each that would decide if things go on like this; 0 where it is decided or cannot be
///                     told
/// @param sets         the ratio by set of parameters, where there are several
/// @param cause        parts that sum to the difference of the means; empty without instrumented runs
public record VariantComparison(
        int variant,
        Verdict verdict,
        int pairs,
        Interval ratio,
        Interval shiftMicros,
        double level,
        double pValue,
        double signedRank,
        double effect,
        double noteworthy,
        long runsToDecide,
        List<SetRatio> sets,
        List<CausePart> cause) {
    public VariantComparison {
        sets = List.copyOf(sets);
        cause = List.copyOf(cause);
    }

    /// Whether the signed ranks of the pairs show a difference, at the share of the error allowed that they have.
    public boolean isBorneOutByRanks() {
        return Verdicts.isShownByRanks(signedRank, 1 - level);
    }

    /// Whether Mann–Whitney's test, which is shown and does not decide, says otherwise than the verdict: it compares
    /// all runs with all, and what sways runs together can hide a difference from it, or feign one.
    public boolean isRankTestAtOdds() {
        boolean decided = verdict == Verdict.FASTER || verdict == Verdict.SLOWER;
        return Double.isFinite(pValue) && decided != (pValue <= 1 - level);
    }
}
