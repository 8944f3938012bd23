package dev.pgtrace.analysis.filter;

/// What is asked of a condition by those around it.
enum Asked {
    /// Whether it surely holds: a no may stand for unknown.
    IF_YES,
    /// Exactly how it is, because something around it turns it into its contrary.
    WHICH
}
