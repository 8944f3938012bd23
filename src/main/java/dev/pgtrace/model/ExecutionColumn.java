package dev.pgtrace.model;

/// Columns of the table of executions: one row an EXEC record, in file order, and one for each run or plan that the
/// file prints without such a record (flagged). Deltas are distances in bytes from [#OFFSET_BYTES]; [Table#MISSING]
/// = not there. In server logs, where records of one execution come in any order, a distance may be negative (never
/// -1). Times of recordings and logs are microseconds since 1970 UTC.
public enum ExecutionColumn {
    /// Row in the table of cursors.
    CURSOR,
    /// Byte offset of the EXEC record, or of the first record of a run without one.
    OFFSET_BYTES,
    /// Row of the execution that this one is nested in, where that is known or well guessed.
    PARENT,
    /// Wall time of the run; for Oracle the EXEC call and its FETCH calls. Nested executions are inside.
    ELAPSED_MICROS,
    ROWS,
    /// Blocks found in shared buffers; without the reads, also for Oracle.
    HIT_BLOCKS,
    READ_BLOCKS,
    WRITTEN_BLOCKS,
    DIRTIED_BLOCKS,
    CPU_MICROS,
    /// Bytes read from the device as the kernel counted them (older dialects, recordings).
    DEVICE_READ_BYTES,
    /// Start on the session's clock in microseconds, in formats that have one.
    START_MICROS,
    /// Bytes back from OFFSET_BYTES to the BINDS record.
    BINDS_BACK,
    BIND_COUNT,
    /// Bytes forward to the plan section.
    PLAN_DELTA,
    /// Id in [PlanShapes].
    SHAPE,
    /// First row in the table of nodes; as many rows as the shape has nodes.
    FIRST_NODE,
    /// Executions of the same cursor that the plan's figures are sums of, this one the last of them; missing = 1.
    PLAN_EXECUTIONS,
    /// Bytes forward to the list of waits.
    WAITS_DELTA,
    /// Sampled buffers (pg_trace WAIT lines: they time nothing).
    SAMPLED_BUFFERS,
    /// Bytes forward to the end of the last record that belongs to this execution.
    END_DELTA,
    /// Recursion depth as told, 0 = sent by the client; also known where the parent is not.
    DEPTH,
    /// PostgreSQL's own id of the statement.
    QUERY_ID,
    /// Planning of this very execution (recordings: its PARSE and BIND calls), beside its elapsed time. Formats that
    /// plan once a cursor have it in [CursorColumn#PARSE_MICROS] instead.
    PLANNING_MICROS,
    /// CPU of that.
    PLANNING_CPU_MICROS,
    /// Time of the reads, without those of temporary files.
    READ_MICROS,
    TEMP_READ_BLOCKS,
    TEMP_WRITTEN_BLOCKS,
    /// Ordinal of the [Provenance] of DEVICE_READ_BYTES; missing = measured.
    DEVICE_PROVENANCE,
    /// Of the reads, also of temporary files, those by parallel workers, which DEVICE_READ_BYTES leaves out.
    WORKER_READ_BLOCKS,
    /// Time of reading and writing temporary files.
    TEMP_MICROS,
    /// First row in the table of calls, where the calls of an execution stand together (recordings, logs).
    FIRST_CALL,
    /// Rows from there.
    CALL_COUNT,
    /// First row in the table of waits, where the waits of an execution stand together (recordings, logs).
    FIRST_WAIT,
    /// Rows from there.
    WAIT_COUNT,
    /// Bits of [ExecutionFlag].
    FLAGS
}
