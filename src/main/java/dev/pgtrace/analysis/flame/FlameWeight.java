package dev.pgtrace.analysis.flame;

/// What the width of a frame measures.
public enum FlameWeight {
    /// Microseconds of the session's wall clock.
    TIME,
    /// Blocks of 8 kB, found in shared buffers or read.
    BLOCKS,
    /// Blocks read from the disk.
    TIER3_BLOCKS,
    /// Rows returned or changed. Down to the call: rows of plan nodes do not add up.
    ROWS,
    /// Runs of a statement. Down to the call.
    EXECUTIONS;

    /// Whether the weight of plan nodes adds up to that of the call.
    public boolean reachesNodes() {
        return this == TIME || this == BLOCKS || this == TIER3_BLOCKS;
    }
}
