package dev.pgtrace.analysis.experiment;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// From an interval to a verdict.
///
/// *Faster* and *slower* need three things: the interval of the ratio lies wholly on one side of 1, the estimate is
/// beyond the noise threshold, and Wilcoxon's signed ranks of the pairs agree, at three fifths of the error allowed.
/// They are exact for few runs and any noise, drift too, which Mann–Whitney's test is not: that one is shown and does
/// not decide. So a significant 0.3 % is no win while noise is 1 %, and without a difference fewer verdicts than
/// promised are false. *No difference* needs the whole interval within the threshold. All else is undecided.
final class Verdicts {
    /// Fewer give no verdict: signed ranks of ten pairs can just tell a difference that is there each time.
    static final int FEWEST_PAIRS = 10;
    /// Of the error allowed, for the test beside the interval: a reserve for what no model knows.
    private static final double SHARE = 0.6;
    /// More is "many".
    private static final double MOST_RUNS = 10_000_000;

    private final double noise;

    /// @param noise share, 0.01 = 1 %
    Verdicts(double noise) {
        this.noise = Math.log1p(noise);
    }

    /// @param log        interval of the logarithm of the ratio
    /// @param signedRank two-sided probability
    Verdict verdict(Interval log, int pairs, double signedRank, double alpha) {
        if (pairs < FEWEST_PAIRS || !log.isKnown()) {
            return Verdict.UNDECIDED;
        }
        if (isBeside(log) && isShownByRanks(signedRank, alpha)) {
            return log.estimate() < 0 ? Verdict.FASTER : Verdict.SLOWER;
        }
        return log.low() >= -noise && log.high() <= noise ? Verdict.NO_DIFFERENCE : Verdict.UNDECIDED;
    }

    static boolean isShownByRanks(double signedRank, double alpha) {
        return signedRank <= SHARE * alpha;
    }

    /// Wholly on one side of 1, and beyond the noise.
    private boolean isBeside(Interval log) {
        return Math.abs(log.estimate()) > noise && (log.low() > 0 || log.high() < 0);
    }

    /// How many runs would decide, 0 where it cannot be told: the interval narrows with the root of their number, and
    /// where it lies on one side already, the statistic of the signed ranks grows with it.
    long runsToDecide(Interval log, int pairs, double signedRank, double alpha) {
        if (!log.isKnown() || pairs == 0) {
            return 0;
        }
        if (isBeside(log) && pairs >= FEWEST_PAIRS) {
            double growth = normal(SHARE * alpha / 2) / normal(signedRank / 2);
            return enough(pairs * growth * growth, pairs);
        }
        double distance = Math.abs(log.estimate());
        double room = distance > noise ? distance : noise - distance;
        double factor = log.halfWidth() / room;
        return enough(pairs * factor * factor, pairs);
    }

    private static double normal(double upperTail) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(upperTail);
    }

    private static long enough(double runs, int pairs) {
        if (!(runs < MOST_RUNS)) {
            return 0;
        }
        return Math.max(FEWEST_PAIRS, Math.max(pairs + 1L, (long) Math.ceil(runs * 1.1)));
    }
}
