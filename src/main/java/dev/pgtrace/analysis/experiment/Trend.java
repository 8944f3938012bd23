package dev.pgtrace.analysis.experiment;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.ranking.NaturalRanking;

/// Whether values in the order of time go up or down, and whether each resembles the one before. On ranks, so that
/// spikes neither make nor hide a trend.
final class Trend {
    static final int FEWEST = 20;
    /// A warning in a hundred experiments without any trend.
    private static final double ALPHA = 0.01;

    /// Less makes intervals too narrow by less than a sixth.
    private static final double NEGLIGIBLE = 0.15;

    private final double[] values;
    private final double spearman;
    private final double lag1;

    /// @param values logarithms of times, free of what parameters do
    Trend(double[] values) {
        this.values = values;
        double[] ranks = new NaturalRanking().apply(values);
        double mean = (values.length + 1) / 2.0;
        double moment = 0;
        double timed = 0;
        double next = 0;
        double time = 0;
        for (int i = 0; i < ranks.length; i++) {
            moment += (ranks[i] - mean) * (ranks[i] - mean);
            timed += (ranks[i] - mean) * (i + 1 - mean);
            time += (i + 1 - mean) * (i + 1 - mean);
            next += i == 0 ? 0 : (ranks[i] - mean) * (ranks[i - 1] - mean);
        }
        this.spearman = moment == 0 ? 0 : timed / Math.sqrt(moment * time);
        this.lag1 = moment == 0 ? 0 : next / moment;
    }

    /// What a coefficient exceeds by chance once in a hundred times.
    double bound() {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability(ALPHA / 2) / Math.sqrt(values.length - 1.0);
    }

    /// Spearman's rank correlation with time.
    double spearman() {
        return spearman;
    }

    /// Correlation of ranks with those before them.
    double lag1() {
        return lag1;
    }

    boolean isDrifting() {
        return values.length >= FEWEST && Math.abs(spearman) > bound();
    }

    boolean isCorrelated() {
        return values.length >= FEWEST && lag1 > Math.max(bound(), NEGLIGIBLE);
    }

    /// Ratio of the medians of the last and the first third.
    double change() {
        int third = values.length / 3;
        return Math.exp(median(values.length - third, values.length) - median(0, third));
    }

    private double median(int from, int to) {
        double[] part = Arrays.copyOfRange(values, from, to);
        Arrays.sort(part);
        return (part[(part.length - 1) / 2] + part[part.length / 2]) / 2;
    }
}
