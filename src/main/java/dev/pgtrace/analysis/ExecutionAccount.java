package dev.pgtrace.analysis;

/// One execution as the analysis counts it. What is flagged as false is missing here, as it is left out of sums;
/// what is shown beside it as printed comes from the trace's tables.
///
/// @param execution      row in the table of executions
/// @param elapsedMicros  planning and running, nested executions inside, or missing
/// @param selfMicros     without nested executions, or missing
/// @param runMicros      the run call, nested executions inside, or missing
/// @param planningMicros planning of the cursor, which counts for its first execution; missing for the others
/// @param nestedMicros   of the executions nested in this one
/// @param cpuMicros      measured CPU without that of nested executions, or missing
/// @param flagged        whether any printed figure is left out of sums
/// @param tiers          of the blocks without those of nested executions
/// @param ledger         of `selfMicros`
/// @param runLedger      of `selfMicros` without planning
public record ExecutionAccount(
        int execution,
        long elapsedMicros,
        long selfMicros,
        long runMicros,
        long planningMicros,
        long nestedMicros,
        long cpuMicros,
        long rows,
        boolean flagged,
        Tiers tiers,
        Ledger ledger,
        Ledger runLedger) {}
