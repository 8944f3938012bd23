package dev.pgtrace.model;

/// Columns of the table of plan nodes: one row a printed node, the nodes of one plan together and in printed order.
/// Figures are sums over loops and processes and include the children, as the tracer prints them.
public enum NodeColumn {
    /// Executions of the node; 0 = never executed, [Table#MISSING] = no figures printed.
    LOOPS,
    /// Rows over all loops (ultimate dialects print the rounded average a loop).
    ROWS,
    /// The planner's estimate a loop.
    PLANNED_ROWS,
    TOTAL_MICROS,
    HIT_BLOCKS,
    READ_BLOCKS,
    /// Time of the reads; missing where they were not timed.
    READ_MICROS,
    DIRTIED_BLOCKS,
    WRITTEN_BLOCKS,
    TEMP_READ_BLOCKS,
    TEMP_WRITTEN_BLOCKS,
    WAL_BYTES
}
