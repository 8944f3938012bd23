package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.ExecutionFigures;
import dev.pgtrace.analysis.StatementFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the threads that test executions of one trace share, and filters one after the other: worked out when the first
/// asks for it. Thread-safe.
final class SharedFigures {
    private final Trace trace;
    private final TierModel tiers;
    private final ExecutionFigures executions;
    private final KeptFigures kept;
    private @Nullable StatementFigures @Nullable [] statements;

    SharedFigures(Trace trace, TierModel tiers) {
        this.trace = trace;
        this.tiers = tiers;
        this.executions = new ExecutionFigures(trace, tiers);
        this.kept = new KeptFigures(trace.executions().size());
    }

    boolean areOf(Trace other, TierModel model) {
        return other == trace && model.equals(tiers);
    }

    /// For one thread.
    ExecutionFigures executions() {
        return executions.alike();
    }

    /// Figures of executions that were worked out before.
    KeptFigures kept() {
        return kept;
    }

    /// Figures of all statements by row of the statement; null for one that was never executed.
    synchronized @Nullable StatementFigures[] statements() {
        @Nullable StatementFigures[] known = statements;
        if (known == null) {
            known = executions.statements();
            statements = known;
        }
        return known;
    }

    /// Takes the profiles of all statements, of all executions and with the same tiers.
    synchronized void learn(List<StatementProfile> all) {
        if (statements == null) {
            @Nullable
            StatementFigures[] rows =
                    new @Nullable StatementFigures[trace.statements().size()];
            for (StatementProfile profile : all) {
                rows[profile.statement()] = StatementFigures.of(profile);
            }
            statements = rows;
        }
    }
}
