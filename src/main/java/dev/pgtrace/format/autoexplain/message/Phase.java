package dev.pgtrace.format.autoexplain.message;

/// What a duration line is about.
public enum Phase {
    /// A message of the simple protocol: the whole string, perhaps several statements.
    STATEMENT,
    PARSE,
    BIND,
    EXECUTE,
    /// A further part of a portal's rows.
    FETCH,
    /// A fast path function call, or a line without its statement (`log_duration`).
    OTHER
}
