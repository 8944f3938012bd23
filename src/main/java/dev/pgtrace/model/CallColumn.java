package dev.pgtrace.model;

/// Columns of the table of calls: EXEC, FETCH, CLOSE, LOB and transaction calls of formats that time each call.
/// Empty for pg_trace.
public enum CallColumn {
    /// Ordinal of [CallKind].
    KIND,
    CURSOR,
    /// Row of the execution, or missing for calls that belong to none.
    EXECUTION,
    OFFSET_BYTES,
    ELAPSED_MICROS,
    CPU_MICROS,
    ROWS,
    HIT_BLOCKS,
    READ_BLOCKS,
    /// End of the call on the session's clock (Oracle `tim`).
    END_MICROS,
    DEPTH,
    /// Bytes that the kernel read from the device for the backend during the call.
    DEVICE_READ_BYTES
}
