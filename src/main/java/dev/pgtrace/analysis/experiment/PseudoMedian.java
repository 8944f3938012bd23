package dev.pgtrace.analysis.experiment;

/// The estimate of Hodges and Lehmann for one sample: the median of the means of all pairs of values, each with itself
/// too (Walsh averages). It uses the data nearly as well as the mean where noise is normal (95 %), and far better where
/// it has spikes, which need not be removed. Hodges and Lehmann, Annals of Mathematical Statistics 34 (1963).
///
/// Found by halving the range of values and counting the averages below, which takes a pass over the sorted values
/// instead of one over all pairs (after Monahan, ACM TOMS 10, 1984, algorithm 616).
final class PseudoMedian {
    private PseudoMedian() {}

    /// @param sorted ascending, at least one
    static double of(double[] sorted) {
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        return between(sorted, sorted.length, low, high, (high - low) * 1e-12);
    }

    /// @param low  where to search from; a guess
    /// @param high where to search to; a guess
    static double near(double[] sorted, int size, double low, double high, double tolerance) {
        double from = Math.max(low, sorted[0]);
        double to = Math.min(high, sorted[size - 1]);
        long half = averages(size) / 2;
        if (from > to || below(sorted, size, from) > half || below(sorted, size, to) < half) {
            from = sorted[0];
            to = sorted[size - 1];
        }
        return between(sorted, size, from, to, tolerance);
    }

    private static long averages(int size) {
        return (long) size * (size + 1) / 2;
    }

    private static double between(double[] sorted, int size, double low, double high, double tolerance) {
        double from = low;
        double to = high;
        double half = averages(size) / 2.0;
        while (to - from > tolerance) {
            double middle = from + (to - from) / 2;
            if (middle <= from || middle >= to) {
                break;
            }
            double below = below(sorted, size, middle);
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

    /// Averages of pairs that are below a value; one that is equal counts half.
    private static double below(double[] sorted, int size, double value) {
        double twice = 2 * value;
        long less = 0;
        long notMore = 0;
        int strict = size;
        int loose = size;
        for (int i = 0; i < size; i++) {
            while (strict > 0 && sorted[i] + sorted[strict - 1] >= twice) {
                strict--;
            }
            while (loose > 0 && sorted[i] + sorted[loose - 1] > twice) {
                loose--;
            }
            if (loose <= i) {
                break;
            }
            less += Math.max(0, strict - i);
            notMore += loose - i;
        }
        return (less + notMore) / 2.0;
    }
}
