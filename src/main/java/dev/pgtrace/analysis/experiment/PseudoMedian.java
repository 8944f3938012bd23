package dev.pgtrace.analysis.experiment;

/// The estimate of Hodges and Lehmann for one sample: the median of the means of all pairs of values, each with itself
/// too (Walsh averages). It uses the data nearly as well as the mean where noise is normal (95 %), and far better where
/// it has spikes, which need not be removed. Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963).
///
/// Found by halving the range of values and counting the averages below, which takes a pass over the sorted values
/// instead of one over all pairs (after Monahan, ACM TOMS 10, 1984, algorithm 616).
final class PseudoMedian {
    private static final int MOST_STEPS = 30;

    private PseudoMedian() {}

    /// @param sorted ascending, at least one
    static double of(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        return between(sorted, low, high, (high - low) * 1e-12);
    }

    /// The same up to a tolerance, for samples whose value is about known. Steps along the chord between two points of the
    /// count of averages, which is nearly straight there (method of false position, Illinois variant).
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
            return between(sorted, sorted[0], sorted[sorted.length - 1], tolerance);
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

    private static double between(double[] sorted, double low, double high, double tolerance) {
        double from = low;
        double to = high;
        double half = averages(sorted.length) / 2.0;
        while (to - from > tolerance) {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to) {
                break;
            }
            double below = below(sorted, middle);
            if (below == half) {
                return middle;
            }
            if (below < half) {
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
