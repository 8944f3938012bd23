package dev.pgtrace.analysis;

/// One statement: everything that its executions have in common and add up to. Executions whose figures are flagged
/// as false are counted in `calls` and left out of all sums.
///
/// @param statement     row in the table of statements
/// @param fingerprint   of the normalised text
/// @param firstCursor   a cursor with the text
/// @param calls         EXEC records
/// @param elapsedMicros planning and running, nested executions inside
/// @param selfMicros    without nested executions; over all statements this sums to the database time
/// @param cpuMicros     measured CPU without that of nested executions, or missing
/// @param share         of the database time, by self time, 0 to 1
/// @param elapsed       spread of run times of one execution (planning left out)
/// @param planShapes    different plans
/// @param incomplete    executions that never ended
/// @param flagged       executions left out of the sums
/// @param ledger        of `selfMicros`
public record StatementProfile(
        int statement,
        long fingerprint,
        int firstCursor,
        long calls,
        long parses,
        long elapsedMicros,
        long selfMicros,
        long parseMicros,
        long cpuMicros,
        double share,
        long rows,
        long hitBlocks,
        long readBlocks,
        Distribution elapsed,
        int planShapes,
        long incomplete,
        long flagged,
        Tiers tiers,
        Ledger ledger) {

    /// The fingerprint as printed everywhere: 16 hexadecimal digits.
    public String fingerprintText() {
        return String.format("%016x", fingerprint);
    }
}
