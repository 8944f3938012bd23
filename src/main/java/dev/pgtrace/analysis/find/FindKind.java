package dev.pgtrace.analysis.find;

/// Where a text was found.
public enum FindKind {
    SQL,
    BIND,
    /// The name of a table or index in a plan.
    OBJECT
}
