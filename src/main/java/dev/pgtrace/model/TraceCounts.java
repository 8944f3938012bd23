package dev.pgtrace.model;

/// Figures as printed in the file: everything counted and summed once per record, also what the analysis leaves out
/// as false. All times in microseconds, blocks of 8 kB as the server counts them.
///
/// @param parses             PARSE records
/// @param cursors            different cursor numbers
/// @param executions         EXEC records
/// @param finishedExecutions ends of executions (EXEC TIME lines, also those with a garbage time)
/// @param binds              bind values, the NULL ones included
/// @param nullBinds          bind values printed as bare NULL
/// @param plans              plan sections
/// @param planNodes          plan nodes
/// @param executedNodes      plan nodes with actual figures
/// @param waits              WAIT lines
/// @param incomplete         cursors without a plan section
/// @param parseMicros        sum of planning times
/// @param execMicros         sum of run times, garbage left out
/// @param cpuMicros          sum of the CPU figures of EXEC STATS lines (Oracle: of `c=`)
/// @param hitBlocks          sum of `cr`
/// @param readBlocks         sum of `pr` (Oracle: `p`)
/// @param rows               sum of rows of finished runs
public record TraceCounts(
        long parses,
        long cursors,
        long executions,
        long finishedExecutions,
        long binds,
        long nullBinds,
        long plans,
        long planNodes,
        long executedNodes,
        long waits,
        long incomplete,
        long parseMicros,
        long execMicros,
        long cpuMicros,
        long hitBlocks,
        long readBlocks,
        long rows) {

    public static final TraceCounts ZERO = new TraceCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
