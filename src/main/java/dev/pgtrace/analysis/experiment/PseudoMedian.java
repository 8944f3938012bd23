package dev.pgtrace.analysis.experiment;

import java.util.Arrays;

/// The estimate of Hodges and Lehmann for one sample: the median of the means of all pairs of values, each with itself
/// too (Walsh averages). It uses the data nearly as well as the mean where noise is normal (95 %), and far better where
/// it has spikes, which need not be removed. Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963).
///
/// Of many values it is found by halving their range and counting the averages below, which takes a pass over the
/// sorted values instead of one over all pairs (after Monahan, ACM TOMS 10, 1984, algorithm 616).
final class PseudoMedian {
    private static final int MOST_STEPS = 30;
    /// Of so few values all averages are listed.
    private static final int MOST_LISTED = 64;

    private PseudoMedian() {}

    /// @param sorted ascending, at least one
    static double of(double[] sorted) {
        if (sorted.length <= MOST_LISTED) {
            return listed(sorted);
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double tolerance = (high - low) * 1e-13;
        long averages = averages(sorted.length);
        double lower = atRank(sorted, (averages + 1) / 2, low, high, tolerance);
        return averages % 2 == 1 ? lower : (lower + atRank(sorted, averages / 2 + 1, low, high, tolerance)) / 2;
    }

    private static double listed(double[] sorted) {
        double[] means = new double[(int) averages(sorted.length)];
        int next = 0;
        for (int i = 0; i < sorted.length; i++) {
            for (int j = 0; j <= i; j++) {
                means[next++] = (sorted[i] + sorted[j]) / 2;
            }
        }
        Arrays.sort(means);
        return (means[(means.length - 1) / 2] + means[means.length / 2]) / 2;
    }

    /// The same up to a tolerance, for samples whose value is about known. Steps along the chord between two points
    /// of the count of averages, which is nearly straight there (method of false position, Illinois variant).
    ///
    /// @param low  where to search from; a guess
    /// @param high where to search to; a guess
    static double near(double[] sorted, double low, double high, double tolerance) {
        double half = averages(sorted.length) / 2.0;
        double from = low;
        double to = high;
        double atFrom = below(sorted, from) - half;
        double atTo = below(sorted, to) - half;
        if (atFrom > 0 || atTo < 0) {
            return atRank(sorted, (averages(sorted.length) + 1) / 2, sorted[0], sorted[sorted.length - 1], tolerance);
        }
        double last = Double.NaN;
        int side = 0;
        for (int step = 0; step < MOST_STEPS && to - from > tolerance; step++) {
            double next = atTo == atFrom ? (from + to) / 2 : (from * atTo - to * atFrom) / (atTo - atFrom);
            if (Math.abs(next - last) < tolerance) {
                return next;
            }
            last = next;
            double at = below(sorted, next) - half;
            if (at == 0) {
                return next;
            }
            if (at < 0) {
                from = next;
                atFrom = at;
                atTo = side < 0 ? atTo / 2 : atTo;
                side = -1;
            } else {
                to = next;
                atTo = at;
                atFrom = side > 0 ? atFrom / 2 : atFrom;
                side = 1;
            }
        }
        return (from + to) / 2;
    }

    private static long averages(int size) {
        return (long) size * (size + 1) / 2;
    }

    /// The average of a rank, from 1.
    private static double atRank(double[] sorted, long rank, double low, double high, double tolerance) {
        double from = low;
        double to = high;
        while (to - from > tolerance) {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to) {
                break;
            }
            if (below(sorted, middle) < rank) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from + (to - from) / 2;
    }

    /// Averages of pairs that are below a value or equal to it.
    private static double below(double[] sorted, double value) {
        double twice = 2 * value;
        long below = 0;
        int end = sorted.length;
        for (int i = 0; i < end; i++) {
            while (end > i && sorted[i] + sorted[end - 1] > twice) {
                end--;
            }
            below += end - i;
        }
        return below;
    }
}
