package dev.pgtrace.format.trc.recording;

/// Kinds of records, told by their first word.
enum RecordKind {
    BACKEND,
    PARSE,
    EXEC,
    WAIT,
    SETTING,
    GAP,
    NOTE,
    END,
    /// Of a later version.
    UNKNOWN,
    /// Of any kind, but not whole.
    DAMAGED;

    private static final long[] NAMES = new long[values().length];

    static {
        for (RecordKind kind : values()) {
            NAMES[kind.ordinal()] = Words.name(kind.name());
        }
    }

    /// The kind of the record that has this first word.
    static RecordKind of(long word) {
        if (word == ExecutionParser.BINDS || word == ExecutionParser.EXEC) {
            return EXEC;
        }
        for (RecordKind kind : values()) {
            if (NAMES[kind.ordinal()] == word && kind != DAMAGED) {
                return kind;
            }
        }
        return UNKNOWN;
    }
}
