package dev.pgtrace.model.server;

/// What a trace can hold; the columns of the matrix.
public enum Captured {
    STATEMENTS("statements"),
    BINDS("bind values"),
    CALLS("PARSE, BIND, EXEC, FETCH"),
    CPU("CPU time"),
    PLANS("plans with rows, times and buffers"),
    NESTED("statements inside functions"),
    TIERS("tiers 1, 2, 3"),
    WAITS("wait events"),
    LOCK_WAITS("lock waits"),
    TEMP_FILES("temporary files"),
    ERRORS("errors");

    private final String label;

    Captured(String label) {
        this.label = label;
    }

    /// In English, as reports print it.
    public String label() {
        return label;
    }
}
