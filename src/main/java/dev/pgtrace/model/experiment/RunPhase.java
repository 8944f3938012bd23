package dev.pgtrace.model.experiment;

/// What a run is for.
public enum RunPhase {
    /// The first of a variant: caches as found or evicted. Kept apart.
    COLD,
    /// Thrown away, and kept to be looked at.
    WARM_UP,
    /// Counts.
    TIMED,
    /// With instruments: its time is not compared.
    EXPLAINED
}
