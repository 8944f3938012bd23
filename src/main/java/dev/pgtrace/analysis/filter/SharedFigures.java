package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the threads that test executions of one trace share, and filters one after the other: worked out when the first
/// asks for it. Thread-safe.
final class SharedFigures {
    private final Trace trace;
    private final TierModel tiers;
    private final ExecutionFigures executions;
    private @Nullable StatementProfile @Nullable [] profiles;

    SharedFigures(Trace trace, TierModel tiers) {
        this.trace = trace;
        this.tiers = tiers;
        this.executions = new ExecutionFigures(trace, tiers);
    }

    boolean areOf(Trace other, TierModel model) {
        return other == trace && model.equals(tiers);
    }

    /// For one thread.
    ExecutionFigures executions() {
        return executions.alike();
    }

    /// Profiles of all statements by row of the statement; null for one that was never executed.
    synchronized @Nullable StatementProfile[] statements() {
        @Nullable StatementProfile[] known = profiles;
        if (known == null) {
            known = byRow(Analyzer.analyze(trace, tiers, new CancelToken()).statements());
            profiles = known;
        }
        return known;
    }

    /// Takes the profiles of all statements, of all executions and with the same tiers.
    synchronized void learn(List<StatementProfile> all) {
        if (profiles == null) {
            profiles = byRow(all);
        }
    }

    private @Nullable StatementProfile[] byRow(List<StatementProfile> all) {
        @Nullable
        StatementProfile[] rows =
                new @Nullable StatementProfile[trace.statements().size()];
        for (StatementProfile profile : all) {
            rows[profile.statement()] = profile;
        }
        return rows;
    }
}
