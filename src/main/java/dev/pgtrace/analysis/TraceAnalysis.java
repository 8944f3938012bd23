package dev.pgtrace.analysis;

import dev.pgtrace.model.Trace;
import java.util.List;

/// Everything that the overview, the reports and the lists show of a trace or of a choice of its executions.
///
/// @param selection        the executions analysed
/// @param durationMicros   from the trace's start to its end, or -1 where the file does not say
/// @param wallMicros       the same for each backend, added up, or -1
/// @param databaseMicros   planning and running, nothing counted twice
/// @param executions       EXEC records in the selection
/// @param incomplete       executions that never ended
/// @param flagged          executions left out of sums because their figures are false
/// @param database         account of the database time
/// @param wall             account of the wall time; of the database time where the wall time is not known, or
/// where the
///                         selection is not the whole trace
/// @param statements       heaviest (self) first
/// @param relations        most read first
/// @param chains           longest first
public record TraceAnalysis(
        Trace trace,
        TierModel model,
        ExecutionSet selection,
        long durationMicros,
        long wallMicros,
        long databaseMicros,
        long executions,
        long incomplete,
        long flagged,
        Ledger database,
        Ledger wall,
        Tiers tiers,
        List<StatementProfile> statements,
        List<RelationProfile> relations,
        List<Chain> chains,
        Series series) {
    public TraceAnalysis {
        statements = List.copyOf(statements);
        relations = List.copyOf(relations);
        chains = List.copyOf(chains);
    }
}
