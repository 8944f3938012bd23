package dev.pgtrace.analysis;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// Figures of single executions as the analysis takes them: [Table#MISSING] where the file has none, or one that
/// is left out of sums as false. Not thread-safe.
public final class ExecutionFigures {
    private final Trace trace;
    private final TierModel model;
    private final Trust trust;
    private final Tally tally = new Tally();
    private @Nullable Accountant accountant;
    private int counted = -1;

    public ExecutionFigures(Trace trace, TierModel model) {
        this.trace = trace;
        this.model = model;
        this.trust = new Trust(trace);
    }

    public long elapsedMicros(int execution) {
        return trust.elapsed(execution);
    }

    /// Whether the execution has a plan that is surely its own.
    public boolean hasOwnPlan(int execution) {
        return trace.executions().get(execution, ExecutionColumn.SHAPE) >= 0 && trust.ownPlan(execution);
    }

    public long cpuMicros(int execution) {
        return trust.stats(execution, ExecutionColumn.CPU_MICROS);
    }

    public long rows(int execution) {
        return trust.elapsed(execution) == Table.MISSING
                ? Table.MISSING
                : trace.executions().get(execution, ExecutionColumn.ROWS);
    }

    public long hitBlocks(int execution) {
        return trust.stats(execution, ExecutionColumn.HIT_BLOCKS);
    }

    public long readBlocks(int execution) {
        return trust.stats(execution, ExecutionColumn.READ_BLOCKS);
    }

    /// Own reads that the operating system's cache served, as far as they can be told.
    public long tier2Blocks(int execution) {
        count(execution);
        return splitKnown() ? tally.tier2Blocks : Table.MISSING;
    }

    /// Own reads that went to the disk, as far as they can be told.
    public long tier3Blocks(int execution) {
        count(execution);
        return splitKnown() ? tally.tier3Blocks : Table.MISSING;
    }

    private boolean splitKnown() {
        return tally.unsplitBlocks == 0 || tally.tier2Blocks + tally.tier3Blocks > 0;
    }

    private void count(int execution) {
        if (accountant == null) {
            accountant = new Accountant(trace, model);
        }
        if (counted != execution) {
            counted = execution;
            tally.clear();
            accountant.execution(execution, tally);
        }
    }
}
