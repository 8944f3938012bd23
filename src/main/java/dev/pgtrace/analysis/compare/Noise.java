package dev.pgtrace.analysis.compare;

/// How far a sum of run times may differ by chance: 1.96 standard errors of the difference of two sums of independent
/// runs, so about 95 of 100 pairs of unchanged recordings stay within. Runs that depend on each other (a cold cache at
/// the start) spread wider than that.
final class Noise {
    private static final double Z95 = 1.96;

    private Noise() {}

    /// NaN where neither side has two runs; a side with one run is taken to spread as the other one.
    static double micros(ComparedFigures before, ComparedFigures after) {
        double old = before.deviationMicros();
        double now = after.deviationMicros();
        if (Double.isNaN(old) && Double.isNaN(now)) {
            return Double.NaN;
        }
        double known = Double.isNaN(old) ? now : old;
        double variance =
                square(Double.isNaN(old) ? known : old) * before.runs().count()
                        + square(Double.isNaN(now) ? known : now) * after.runs().count();
        return Z95 * Math.sqrt(variance);
    }

    static double together(double sumOfSquares, double micros) {
        return Double.isNaN(micros) ? sumOfSquares : sumOfSquares + micros * micros;
    }

    private static double square(double value) {
        return value * value;
    }
}
