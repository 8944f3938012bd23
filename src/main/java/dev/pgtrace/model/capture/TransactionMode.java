package dev.pgtrace.model.capture;

/// What becomes of what statements change.
public enum TransactionMode {
    /// Each statement is committed, unless the script says BEGIN.
    COMMIT,
    /// All run in one transaction that is rolled back at the end. Sequences, what functions do outside of the database,
    /// session locks and statistics are not undone by that.
    ROLL_BACK
}
