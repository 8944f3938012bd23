package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.List;
import java.util.Set;

/// What the executions of one side add up to: of a statement, or all of them.
///
/// @param calls          executions
/// @param totalMicros    planning and running without nested executions; over all statements this sums to the
/// database time
/// @param elapsedMicros  with nested executions, so that it counts some time twice in a sum over statements
/// @param planningMicros of `totalMicros`
/// @param cpuMicros      measured CPU, or missing
/// @param tiers          of the blocks without those of nested executions
/// @param ledger         of `totalMicros`
/// @param runs           spread of the run times of one execution, nested ones inside and planning left out; exact,
///                       over all traces of the side
/// @param meanMicros     of the run times, NaN without any
/// @param deviationMicros standard deviation of the run times, NaN for fewer than two
public record ComparedFigures(
        long calls,
        long totalMicros,
        long elapsedMicros,
        long planningMicros,
        long cpuMicros,
        long rows,
        Tiers tiers,
        Ledger ledger,
        Distribution runs,
        double meanMicros,
        double deviationMicros) {

    /// Of a statement that the side does not have.
    public static final ComparedFigures NONE = new ComparedFigures(
            0,
            0,
            0,
            0,
            Table.MISSING,
            0,
            Tiers.NONE,
            new Ledger(0, List.of(), Set.of()),
            Distribution.EMPTY,
            Double.NaN,
            Double.NaN);

    /// Whether the split of the reads between tiers 2 and 3 is known.
    public boolean splitKnown() {
        return tiers.unsplitBlocks() == 0 || tiers.provenance() != Provenance.MISSING;
    }
}
