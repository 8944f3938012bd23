package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// Profiles of all statements, made when the first is asked for: once for all threads that test executions.
final class StatementFigures {
    private final Trace trace;
    private final TierModel tiers;
    private @Nullable StatementProfile @Nullable [] profiles;

    StatementFigures(Trace trace, TierModel tiers) {
        this.trace = trace;
        this.tiers = tiers;
    }

    /// By row of the statement; null for one that was never executed.
    synchronized @Nullable StatementProfile[] all() {
        @Nullable StatementProfile[] known = profiles;
        if (known == null) {
            known = new @Nullable StatementProfile[trace.statements().size()];
            for (StatementProfile profile :
                    Analyzer.analyze(trace, tiers, new CancelToken()).statements()) {
                known[profile.statement()] = profile;
            }
            profiles = known;
        }
        return known;
    }
}
