package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;

/// Accounts for single executions, with the same rules as [Analyzer], so that the executions of a statement add up
/// to it. Making one takes a pass over all executions; after that every question is answered from a few rows. Safe
/// on any thread.
public final class ExecutionAccounts {
    private final TierModel model;
    private final Accountant accountant;

    public ExecutionAccounts(Trace trace, TierModel model) {
        this(model, new Accountant(trace, model));
    }

    /// @param accountant for this one alone
    ExecutionAccounts(TierModel model, Accountant accountant) {
        this.model = model;
        this.accountant = accountant;
    }

    public TierModel model() {
        return model;
    }

    /// Planning and running, or missing: what executions are mostly sorted by, without the rest.
    public synchronized long elapsedMicros(int execution) {
        long run = accountant.trust().elapsed(execution);
        long planning = planningMicros(execution);
        return run == Table.MISSING ? planning : run + Math.max(0, planning);
    }

    /// Planning that counts for the execution: that of its own calls, or of its cursor if this is its first execution;
    /// else missing.
    public synchronized long planningMicros(int execution) {
        return accountant.planning().micros(execution);
    }

    /// Everything of one execution. What ran inside another one that is not known is whole here, and left out of the
    /// sums of the trace.
    public synchronized ExecutionAccount of(int execution) {
        Trust trust = accountant.trust();
        Tally run = new Tally();
        accountant.execution(execution, run);
        accountant.waits().add(execution, run);
        Tally whole = new Tally();
        whole.add(run);
        long planning = planningMicros(execution);
        if (planning != Table.MISSING) {
            accountant.planning(execution, whole);
        }
        long elapsed = elapsedMicros(execution);
        long nested = accountant.nesting().elapsed(execution);
        long cpu = trust.stats(execution, ExecutionColumn.CPU_MICROS);
        return new ExecutionAccount(
                execution,
                elapsed,
                elapsed == Table.MISSING ? Table.MISSING : whole.whole(),
                trust.elapsed(execution),
                planning,
                nested,
                cpu == Table.MISSING
                        ? cpu
                        : Math.max(0, cpu - accountant.nesting().cpu(execution)),
                trust.elapsed(execution) == Table.MISSING ? Table.MISSING : trust.rows(execution),
                trust.flagged(execution),
                whole.tiers(model),
                whole.ledger(accountant.unknown(whole)),
                run.ledger(accountant.unknown(run)));
    }

    /// Account of the planning of a cursor.
    public synchronized Ledger planning(int cursor) {
        Tally tally = new Tally();
        accountant.planningOfCursor(cursor, tally);
        return tally.ledger(accountant.unknown(tally));
    }
}
