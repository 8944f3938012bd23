package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/// Figures of single executions as the analysis takes them: [Table#MISSING] where the file has none, or one that
/// is left out of sums as false. Not thread-safe.
public final class ExecutionFigures {
    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<NodeColumn> nodes;
    private final SharedAccountant shared;
    private final Trust trust;
    private final Tally tally = new Tally();
    private @Nullable Accountant accountant;
    /// The execution whose figures the tally has, and which parts of them.
    private int counted = -1;

    private int parts;
    /// The execution of which was asked last whether anything of it was timed.
    private int asked = -1;

    private boolean timed;

    /// What is counted of an execution, each part by itself: as bits.
    private static final class Parts {
        static final int WAITS = 1;
        static final int TEMP = 1 << 1;
        static final int READS = 1 << 2;
        /// Running and planning without the rest.
        static final int TIME = 1 << 3;

        /// Those that tell a component. A wait may be of any.
        static int of(Component component) {
            return switch (component) {
                case CPU, TIER1, UNACCOUNTED -> WAITS | TEMP | READS | TIME;
                case TIER2, TIER3, READS_UNSPLIT -> WAITS | READS;
                case TEMP_IO -> WAITS | TEMP;
                case WAL_WRITES, LOCK_WAITS, OTHER_WAITS, CLIENT -> WAITS;
            };
        }
    }

    public ExecutionFigures(Trace trace, TierModel model) {
        this(trace, new SharedAccountant(trace, model));
    }

    private ExecutionFigures(Trace trace, SharedAccountant shared) {
        this.trace = trace;
        this.shared = shared;
        this.executions = new TableReader<>(trace.executions());
        this.nodes = new TableReader<>(trace.nodes());
        this.trust = new Trust(executions);
    }

    /// The same for another thread; what one of them has worked out of the whole trace, all know.
    public ExecutionFigures alike() {
        return new ExecutionFigures(trace, shared);
    }

    /// Figures of all statements by their row. Takes a pass over all executions.
    public StatementFigures[] statements() {
        return new StatementFigureCollector(trace, accountant()).all();
    }

    public long elapsedMicros(int execution) {
        return trust.elapsed(execution);
    }

    /// Whether the execution has a plan that is surely its own.
    public boolean hasOwnPlan(int execution) {
        return executions.get(execution, ExecutionColumn.SHAPE) >= 0 && trust.ownPlan(execution);
    }

    public long cpuMicros(int execution) {
        return trust.stats(execution, ExecutionColumn.CPU_MICROS);
    }

    public long rows(int execution) {
        return trust.elapsed(execution) == Table.MISSING
                ? Table.MISSING
                : executions.get(execution, ExecutionColumn.ROWS);
    }

    public long hitBlocks(int execution) {
        return trust.stats(execution, ExecutionColumn.HIT_BLOCKS);
    }

    public long readBlocks(int execution) {
        return trust.stats(execution, ExecutionColumn.READ_BLOCKS);
    }

    /// Figures that statistics tell, left out where they are not this execution's.
    public long stats(int execution, ExecutionColumn column) {
        return trust.stats(execution, column);
    }

    /// Whether any figure is left out of sums.
    public boolean isFlagged(int execution) {
        return trust.flagged(execution);
    }

    /// Planning and running without nested executions; missing where the file has neither time.
    public long selfMicros(int execution) {
        return accountant().ownMicros(execution);
    }

    /// Planning that counts for the execution, or missing.
    public long planningMicros(int execution) {
        return accountant().planning().micros(execution);
    }

    /// Own time of some components of the ledger; missing where the trace cannot know one of them.
    public IntToLongFunction micros(Component... components) {
        int needed = 0;
        for (Component component : components) {
            needed |= Parts.of(component);
        }
        int all = needed;
        return execution -> sum(execution, components, all);
    }

    private long sum(int execution, Component[] components, int needed) {
        if (!isTimed(execution)) {
            return Table.MISSING;
        }
        count(execution, needed);
        long sum = 0;
        for (Component component : components) {
            if (accountant().isUnknown(component, tally) && !tally.has(component)) {
                return Table.MISSING;
            }
            sum += tally.micros(component);
        }
        return sum;
    }

    /// Mostly asked for several figures of one execution before the next.
    private boolean isTimed(int execution) {
        if (execution != asked) {
            asked = execution;
            timed = accountant().isTimed(execution);
        }
        return timed;
    }

    /// Blocks of temporary files read and written, nested executions inside.
    public long tempBlocks(int execution) {
        long read = trust.stats(execution, ExecutionColumn.TEMP_READ_BLOCKS);
        long written = trust.stats(execution, ExecutionColumn.TEMP_WRITTEN_BLOCKS);
        int root = read == Table.MISSING && written == Table.MISSING ? root(execution) : -1;
        if (root >= 0) {
            read = nodes.get(root, NodeColumn.TEMP_READ_BLOCKS);
            written = nodes.get(root, NodeColumn.TEMP_WRITTEN_BLOCKS);
        }
        return read == Table.MISSING && written == Table.MISSING
                ? Table.MISSING
                : Math.max(0, read) + Math.max(0, written);
    }

    /// Write-ahead log that the plan made, or missing.
    public long walBytes(int execution) {
        int root = root(execution);
        return root < 0 ? Table.MISSING : nodes.get(root, NodeColumn.WAL_BYTES);
    }

    /// The root of a plan that is the execution's own, whose figures include all below; or -1.
    private int root(int execution) {
        return trust.ownPlanFigures(execution) ? (int) executions.get(execution, ExecutionColumn.FIRST_NODE) : -1;
    }

    /// Own blocks found in shared buffers; missing where the file tells none.
    public long tier1Blocks(int execution) {
        if (hitBlocks(execution) == Table.MISSING) {
            return Table.MISSING;
        }
        return accountant().isCacheUnknown(execution)
                ? Table.MISSING
                : accountant().ownHits(execution);
    }

    /// Own reads that the operating system's cache served, as far as they can be told.
    public long tier2Blocks(int execution) {
        countReads(execution);
        return splitKnown(execution) ? tally.tier2Blocks : Table.MISSING;
    }

    /// Own reads that went to the disk, as far as they can be told.
    public long tier3Blocks(int execution) {
        countReads(execution);
        return splitKnown(execution) ? tally.tier3Blocks : Table.MISSING;
    }

    /// Nothing read is nothing from the disk; that nothing was read must be told.
    private boolean splitKnown(int execution) {
        return tally.tier2Blocks + tally.tier3Blocks > 0
                || (tally.unsplitBlocks == 0 && readBlocks(execution) != Table.MISSING);
    }

    private Accountant accountant() {
        Accountant known = accountant;
        if (known == null) {
            known = shared.forThread();
            accountant = known;
        }
        return known;
    }

    private void countReads(int execution) {
        count(execution, Parts.READS);
    }

    /// Counts no more than is needed, and nothing that is counted already.
    private void count(int execution, int needed) {
        if (counted != execution) {
            tally.clear();
            counted = execution;
            parts = 0;
        }
        int open = needed & ~parts;
        if (open == 0) {
            return;
        }
        Accountant own = accountant();
        if ((open & Parts.WAITS) != 0) {
            own.waits().add(execution, tally);
        }
        if ((open & Parts.TEMP) != 0) {
            own.temp(execution, tally);
        }
        if ((open & Parts.READS) != 0) {
            own.onlyReads(execution, tally);
        }
        if ((open & Parts.TIME) != 0) {
            own.ownTime(execution, tally);
            own.planning(execution, tally);
        }
        parts |= open;
    }
}
