package dev.pgtrace.model;

/// How a number is known. Ordered from the surest to the least sure; a sum is as sure as its least sure part.
public enum Provenance {
    /// Printed by the server or the tracer as it measured it.
    MEASURED,
    /// Computed from measured numbers without any assumption.
    DERIVED,
    /// Computed with an assumption, which the view names.
    ESTIMATED,
    /// Not known in this format. Not zero.
    MISSING;

    /// The provenance of a sum of two numbers; a missing part does not spoil a known one.
    public Provenance and(Provenance other) {
        if (this == MISSING) {
            return other;
        }
        return other == MISSING || compareTo(other) >= 0 ? this : other;
    }
}
