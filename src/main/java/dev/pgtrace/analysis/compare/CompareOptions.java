package dev.pgtrace.analysis.compare;

/// How sides are compared.
///
/// @param noise a change up to this share counts as none, 0.01 = 1 %
public record CompareOptions(double noise) {
    public static final double STANDARD_NOISE = 0.01;

    public CompareOptions {
        if (!(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException("noise " + noise);
        }
    }

    public static CompareOptions standard() {
        return new CompareOptions(STANDARD_NOISE);
    }
}
