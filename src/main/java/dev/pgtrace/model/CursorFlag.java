package dev.pgtrace.model;

/// Bits of [CursorColumn#FLAGS].
public enum CursorFlag {
    SQL_TRUNCATED,
    /// Known by number only: its PARSE is not in the file.
    NO_PARSE,
    PLANNING_FAILED,
    NESTED_PLANNING,
    /// Failed to parse (Oracle PARSE ERROR).
    PARSE_ERROR,
    /// No plan section anywhere in the trace.
    NO_PLAN,
    /// The statement that stopped the trace.
    STOP;

    public long bit() {
        return 1L << ordinal();
    }

    public boolean in(long flags) {
        return flags > 0 && (flags & bit()) != 0;
    }
}
