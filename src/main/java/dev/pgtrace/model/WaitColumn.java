package dev.pgtrace.model;

/// Columns of the table of timed waits. pg_trace's phantom WAIT lines are not here.
public enum WaitColumn {
    /// Row of the execution, or missing.
    EXECUTION,
    CURSOR,
    /// Id in [Names].
    NAME,
    /// Ordinal of the [Component] that the event counts for.
    COMPONENT,
    ELAPSED_MICROS,
    OFFSET_BYTES,
    END_MICROS,
    /// 1 = between calls: beside the elapsed times; 0 = inside a call: already in its elapsed time.
    BETWEEN_CALLS,
    BLOCKS,
    /// Row of the call that contains it, or missing.
    CALL,
    /// Samples that saw it, where its time is known from sampling only; missing = timed.
    SAMPLES,
    /// Process that it waited for, where that is known.
    BLOCKER_PID,
    /// Index of the session, for waits that belong to no cursor.
    SESSION
}
