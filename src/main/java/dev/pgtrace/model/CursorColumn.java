package dev.pgtrace.model;

/// Columns of the table of cursors: one row a PARSE block (or a cursor known only by number). [Table#MISSING] = not
/// known.
public enum CursorColumn {
    /// The number after `#`.
    ID,
    /// Index of the session in [TraceInfo#sessions].
    SESSION,
    /// Byte offset of the PARSE record.
    OFFSET_BYTES,
    /// Bytes from the PARSE record to the first byte of the SQL text; missing where there is no text.
    SQL_DELTA,
    /// Bytes of SQL text.
    SQL_LENGTH,
    /// Number of the SQL text among the different ones as printed, in the order in which they come first; missing where
    /// it was not numbered: in formats with few cursors, and behind many different texts.
    TEXT,
    /// Row in the table of statements.
    STATEMENT,
    /// Planning time.
    PARSE_MICROS,
    /// Planning CPU, where the format measures it.
    PARSE_CPU_MICROS,
    /// Catalog blocks found or read while planning.
    PARSE_BLOCKS,
    /// Recursion depth as printed (Oracle `dep`).
    DEPTH,
    /// When planning started, microseconds on the session's clock.
    START_MICROS,
    /// Bits of [CursorFlag].
    FLAGS
}
