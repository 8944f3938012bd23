package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Figures of each variant by itself. No run is left out.
final class Summaries {
    private final Experiment experiment;
    private final TimedRuns runs;
    private final double alpha;

    Summaries(Experiment experiment, TimedRuns runs) {
        this.experiment = experiment;
        this.runs = runs;
        this.alpha = 1 - experiment.request().options().confidence();
    }

    List<VariantSummary> all() {
        List<VariantSummary> all = new ArrayList<>();
        for (int variant = 0; variant < experiment.request().variants().size(); variant++) {
            all.add(summary(variant));
        }
        return all;
    }

    private VariantSummary summary(int variant) {
        double[] sorted = runs.of(variant);
        Arrays.sort(sorted);
        int size = sorted.length;
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        return new VariantSummary(
                variant,
                size,
                median(sorted, alpha),
                mean,
                size == 0 ? Double.NaN : sorted[(int) Math.ceil(0.95 * size) - 1],
                size == 0 ? Double.NaN : sorted[0],
                size == 0 ? Double.NaN : sorted[size - 1],
                cold(variant),
                rows(variant));
    }

    /// The median, and the two values that hold it between them with the confidence asked for whatever the
    /// distribution: as many values lie below the true median as heads fall when a coin is thrown for each.
    static Interval median(double[] sorted, double alpha) {
        int size = sorted.length;
        if (size == 0) {
            return Interval.UNKNOWN;
        }
        double median = sorted[(size - 1) / 2] + (sorted[size / 2] - sorted[(size - 1) / 2]) / 2;
        BinomialDistribution coins = BinomialDistribution.of(size, 0.5);
        int below = coins.inverseCumulativeProbability(alpha / 2);
        if (coins.cumulativeProbability(below) > alpha / 2) {
            below--;
        }
        return below < 0 ? Interval.of(median) : new Interval(median, sorted[below], sorted[size - 1 - below]);
    }

    private double cold(int variant) {
        for (ExperimentRun run : experiment.runs()) {
            if (run.variant() == variant && run.phase() == RunPhase.COLD) {
                return run.elapsedMicros();
            }
        }
        return Double.NaN;
    }

    private long rows(int variant) {
        long[] known = new long[runs.sets()];
        Arrays.fill(known, -1);
        for (ExperimentRun run : experiment.runs()) {
            if (run.variant() == variant && run.phase() == RunPhase.TIMED) {
                long before = known[run.parameters()];
                if (before >= 0 && before != run.rows()) {
                    return -1;
                }
                known[run.parameters()] = run.rows();
            }
        }
        return Arrays.stream(known).filter(rows -> rows >= 0).reduce(Long::sum).orElse(-1);
    }
}
