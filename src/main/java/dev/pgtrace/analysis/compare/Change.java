package dev.pgtrace.analysis.compare;

/// A figure on both sides. NaN = not known, never 0.
public record Change(double before, double after) {
    public static final Change UNKNOWN = new Change(Double.NaN, Double.NaN);

    /// Whether both sides are known.
    public boolean isKnown() {
        return !Double.isNaN(before) && !Double.isNaN(after);
    }

    /// How much more there is on the new side; NaN where either is not known.
    public double delta() {
        return after - before;
    }

    /// The difference as a share of the old side, 0.2 = a fifth more; 0 where both are 0, NaN where the old side is
    /// 0 or not known: never infinite.
    public double share() {
        if (!isKnown() || before == 0) {
            return before == 0 && after == 0 ? 0 : Double.NaN;
        }
        return delta() / Math.abs(before);
    }
}
