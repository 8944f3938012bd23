package dev.pgtrace.model;

/// Columns of the table of statements: one row a normalised SQL text.
public enum StatementColumn {
    /// 64-bit fingerprint of the normalised text.
    FINGERPRINT,
    /// The first cursor with this text.
    FIRST_CURSOR;

    /// The fingerprint of the statement that all cursors share whose text is not in the file.
    public static final long UNKNOWN_TEXT = 0;
}
