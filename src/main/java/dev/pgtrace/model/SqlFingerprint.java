package dev.pgtrace.model;

/// Identifies a statement by its normalised text. Used by readers while they index; thread-safe.
@FunctionalInterface
public interface SqlFingerprint {
    /// @return a 64-bit hash, equal for texts that differ in literals, comments and white space only
    long of(byte[] sql, int from, int to);
}
