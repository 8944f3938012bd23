package dev.pgtrace.analysis.experiment;

/// Whether the variants return the same.
public enum Answers {
    /// Row counts and digests are equal for every set of parameters.
    SAME,
    DIFFERENT,
    /// Not all variants ran, or an answer changed between runs of one variant.
    UNKNOWN
}
