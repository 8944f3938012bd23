package dev.pgtrace.model.experiment;

/// How statements are sent, and so when they are planned.
public enum Protocol {
    /// Text, planned at each run; parameters become literals.
    SIMPLE,
    /// Prepared once; the server chooses between plans for these values and a generic one.
    PREPARED,
    /// Prepared once, planned at each run for its values.
    PREPARED_CUSTOM,
    /// Prepared once, one plan for all values.
    PREPARED_GENERIC
}
