package dev.pgtrace.analysis.experiment;

/// An estimate with its confidence interval. NaN where there are too few runs.
public record Interval(double estimate, double low, double high) {
    public static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public boolean isKnown() {
        return !Double.isNaN(estimate) && !Double.isNaN(low) && !Double.isNaN(high);
    }
}
