package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;

/// Accounts for single executions, with the same rules as [Analyzer], so that the executions of a statement add up
/// to it. Making one takes a pass over all executions; after that every question is answered from a few rows. Safe
/// on any thread.
public final class ExecutionAccounts {
    private static final Component[] COMPONENTS = Component.values();

    private final Trace trace;
    private final TierModel model;
    private final Accountant accountant;

    public ExecutionAccounts(Trace trace, TierModel model) {
        this.trace = trace;
        this.model = model;
        this.accountant = new Accountant(trace, model);
    }

    public TierModel model() {
        return model;
    }

    /// Planning and running, or missing: what executions are mostly sorted by, without the rest.
    public long elapsedMicros(int execution) {
        long run = accountant.trust().elapsed(execution);
        long planning = planningMicros(execution);
        return run == Table.MISSING ? planning : run + Math.max(0, planning);
    }

    /// Planning of the execution's cursor if this is its first execution, else missing.
    public long planningMicros(int execution) {
        int cursor = cursor(execution);
        return cursor < 0 || accountant.nesting().firstExecution(cursor) != execution
                ? Table.MISSING
                : trace.cursors().get(cursor, CursorColumn.PARSE_MICROS);
    }

    /// Everything of one execution.
    public synchronized ExecutionAccount of(int execution) {
        Trust trust = accountant.trust();
        Tally run = new Tally();
        accountant.execution(execution, run);
        waits(execution, run);
        Tally whole = new Tally();
        whole.add(run);
        long planning = planningMicros(execution);
        if (planning != Table.MISSING) {
            accountant.planning(cursor(execution), whole);
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
    public Ledger planning(int cursor) {
        Tally tally = new Tally();
        accountant.planning(cursor, tally);
        return tally.ledger(accountant.unknown(tally));
    }

    private int cursor(int execution) {
        return (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
    }

    private void waits(int execution, Tally into) {
        for (int wait = firstWait(execution); wait < trace.waits().size(); wait++) {
            if (trace.waits().get(wait, WaitColumn.OFFSET_BYTES) > end(execution)) {
                return;
            }
            if (trace.waits().get(wait, WaitColumn.EXECUTION) == execution
                    && trace.waits().get(wait, WaitColumn.BETWEEN_CALLS) != 1) {
                int component = (int) trace.waits().orZero(wait, WaitColumn.COMPONENT);
                into.add(Tally.Part.of(COMPONENTS[component]), trace.waits().orZero(wait, WaitColumn.ELAPSED_MICROS));
            }
        }
    }

    /// The first wait printed at or after the execution's first record: waits are in file order.
    private int firstWait(int execution) {
        long offset = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        int from = 0;
        int to = trace.waits().size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (trace.waits().get(middle, WaitColumn.OFFSET_BYTES) < offset) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private long end(int execution) {
        return trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES)
                + Math.max(0, trace.executions().get(execution, ExecutionColumn.END_DELTA));
    }
}
