package dev.pgtrace.analysis.flame;

/// How the frames below one frame follow each other.
public enum FlameOrder {
    /// As the file has them.
    FILE,
    /// The widest first; equal ones as the file has them.
    HEAVIEST_FIRST
}
