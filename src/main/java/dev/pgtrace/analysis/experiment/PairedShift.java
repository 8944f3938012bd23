package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.pool.Hashes;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.TDistribution;

/// By how much one of two runs is greater, over pairs of runs, with an interval from a bootstrap.
///
/// Pairs are what is drawn again, each within its set of parameters: so what both runs of a pair have in common (the
/// parameters, the machine at that moment) stays out of it. The estimate is the [PseudoMedian] of each set, and over
/// the sets their mean, each set counting the same. Where a set has fewer than five pairs, all pairs are taken as one
/// set: the sets are then a sample of what may be asked.
///
/// The interval is the estimate ± Student's t times the standard error of 400 drawn samples. As drawn samples vary less
/// than real ones by (n−1)/n, and few values tell the error badly, that is put right by n/(n−1) and by t (Hesterberg,
/// *What teachers should know about the bootstrap*, The American Statistician 69, 2015).
final class PairedShift {
    static final int FEWEST_PAIRS = 5;
    private static final int SAMPLES = 400;
    /// Larger sets are sampled by so many pairs, and the error scaled (m out of n bootstrap: Bickel, Götze, van Zwet
    /// 1997).
    private static final int MOST_DRAWN = 2_000;

    private final double[][] sets;
    private final double[] estimates;
    private final double[] errors;
    private final int pairs;

    /// @param differences by set of parameters
    PairedShift(double[][] differences, long seed) {
        this.sets = sets(differences);
        this.pairs = Arrays.stream(sets).mapToInt(set -> set.length).sum();
        this.estimates = new double[sets.length];
        this.errors = new double[sets.length];
        for (int s = 0; s < sets.length; s++) {
            double[] sorted = sets[s].clone();
            Arrays.sort(sorted);
            estimates[s] = sorted.length == 0 ? Double.NaN : PseudoMedian.of(sorted);
            errors[s] = sorted.length < FEWEST_PAIRS ? Double.NaN : error(sorted, estimates[s], Hashes.mix(seed + s));
        }
    }

    private static double[][] sets(double[][] differences) {
        if (Arrays.stream(differences).allMatch(set -> set.length >= FEWEST_PAIRS)) {
            return differences;
        }
        return new double[][] {
            Arrays.stream(differences).flatMapToDouble(Arrays::stream).toArray()
        };
    }

    /// Whether each set has an estimate of its own.
    boolean isStratified() {
        return sets.length > 1;
    }

    /// The mean over the sets.
    Interval interval(double alpha) {
        double estimate = Arrays.stream(estimates).average().orElse(Double.NaN);
        double variance = Arrays.stream(errors).map(error -> error * error).sum();
        return interval(estimate, Math.sqrt(variance) / sets.length, pairs - sets.length, alpha);
    }

    /// One set by itself; only where stratified.
    Interval interval(int set, double alpha) {
        return interval(estimates[set], errors[set], sets[set].length - 1, alpha);
    }

    private static Interval interval(double estimate, double error, int freedom, double alpha) {
        if (Double.isNaN(error) || freedom < 1) {
            return Interval.of(estimate);
        }
        double half = TDistribution.of(freedom).inverseSurvivalProbability(alpha / 2) * error;
        return new Interval(estimate, estimate - half, estimate + half);
    }

    private static double error(double[] sorted, double estimate, long seed) {
        int size = sorted.length;
        int drawn = Math.min(size, MOST_DRAWN);
        double spread = sorted[(int) (size * 0.75)] - sorted[size / 4];
        if (spread == 0) {
            spread = sorted[size - 1] - sorted[0];
        }
        if (spread == 0) {
            return 0;
        }
        double rough = spread / Math.sqrt(drawn);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int[] counts = new int[size];
        double[] sample = new double[drawn];
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < SAMPLES; i++) {
            draw(random, sorted, counts, sample);
            double shift =
                    PseudoMedian.near(sample, estimate - 3 * rough, estimate + 3 * rough, rough / 200) - estimate;
            sum += shift;
            squares += shift * shift;
        }
        double variance = (squares - sum * sum / SAMPLES) / (SAMPLES - 1);
        return Math.sqrt(Math.max(0, variance) * drawn / size * size / (size - 1.0));
    }

    /// Draws with replacement; comes out sorted, as values are counted and laid out in their order.
    private static void draw(UniformRandomProvider random, double[] sorted, int[] counts, double[] sample) {
        Arrays.fill(counts, 0);
        for (int i = 0; i < sample.length; i++) {
            counts[random.nextInt(sorted.length)]++;
        }
        int at = 0;
        for (int i = 0; i < sorted.length; i++) {
            for (int c = counts[i]; c > 0; c--) {
                sample[at++] = sorted[i];
            }
        }
    }
}
