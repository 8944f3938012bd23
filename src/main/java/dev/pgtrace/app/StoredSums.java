package dev.pgtrace.app;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Series;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.record.RecordCodec;
import dev.pgtrace.model.Trace;
import java.util.List;

/// The analysis of a whole trace, without the trace: kept in its index, so that its sums are there at once.
record StoredSums(
        TierModel model,
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
    static final RecordCodec<StoredSums> CODEC = new RecordCodec<>(StoredSums.class);

    static StoredSums of(TraceAnalysis analysis) {
        return new StoredSums(
                analysis.model(),
                analysis.durationMicros(),
                analysis.wallMicros(),
                analysis.databaseMicros(),
                analysis.executions(),
                analysis.incomplete(),
                analysis.flagged(),
                analysis.database(),
                analysis.wall(),
                analysis.tiers(),
                analysis.statements(),
                analysis.relations(),
                analysis.chains(),
                analysis.series());
    }

    TraceAnalysis of(Trace trace) {
        return new TraceAnalysis(
                trace,
                model,
                ExecutionSet.all(trace.executions().size()),
                durationMicros,
                wallMicros,
                databaseMicros,
                executions,
                incomplete,
                flagged,
                database,
                wall,
                tiers,
                statements,
                relations,
                chains,
                series);
    }
}
