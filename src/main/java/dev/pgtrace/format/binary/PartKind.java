package dev.pgtrace.format.binary;

/// What a part of the tables is.
enum PartKind {
    /// What the trace is, and how much of everything there is.
    INFO,
    NAMES,
    SHAPES,
    ROWS;

    static PartKind of(int code) throws DamagedBlock {
        if (code >= values().length) {
            throw new DamagedBlock("a part of kind " + code);
        }
        return values()[code];
    }
}
