package dev.pgtrace.analysis.compare;

/// How sides are compared.
///
/// @param noise a change up to this share counts as none, 0.01 = 1 %
public record CompareOptions(double noise, Pairing pairing) {
    public static final double STANDARD_NOISE = 0.01;

    /// Which statements belong together.
    public enum Pairing {
        /// Those with the same text but for literals, else with the same id of PostgreSQL's.
        SAME_STATEMENT,
        /// As above; and where one statement a side is left over, these two, whatever their texts: a statement
        /// against its rewrite.
        CHOSEN
    }

    public CompareOptions {
        if (!(noise >= 0 && noise < 1)) {
            throw new IllegalArgumentException("noise " + noise);
        }
    }

    public static CompareOptions standard() {
        return new CompareOptions(STANDARD_NOISE, Pairing.SAME_STATEMENT);
    }

    public CompareOptions withNoise(double share) {
        return new CompareOptions(share, pairing);
    }

    public CompareOptions withPairing(Pairing other) {
        return new CompareOptions(noise, other);
    }
}
