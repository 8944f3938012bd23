package dev.pgtrace.analysis.flame;

/// What the width of a frame measures.
public enum FlameWeight {
    /// Microseconds.
    TIME,
    /// Blocks of 8 kB, found in shared buffers or read.
    BLOCKS,
    /// Blocks read from the disk.
    TIER3_BLOCKS,
    ROWS,
    EXECUTIONS
}
