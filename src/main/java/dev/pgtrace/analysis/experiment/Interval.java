package dev.pgtrace.analysis.experiment;

/// An estimate with its confidence interval. The bounds are NaN where there are too few runs, and all is NaN where
/// there is none.
public record Interval(double estimate, double low, double high) {
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public boolean isKnown() {
        return !Double.isNaN(estimate) && !Double.isNaN(low) && !Double.isNaN(high);
    }

    /// Half of its width, NaN where it is not known.
    public double halfWidth() {
        return (high - low) / 2;
    }

    static Interval of(double estimate) {
        return new Interval(estimate, Double.NaN, Double.NaN);
    }
}
