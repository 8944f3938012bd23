package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// What executions weigh: themselves, and with those that ran inside them. Not thread-safe.
final class FlameWeights {
    private static final int CHECK_EVERY = 1 << 12;

    private final Trace trace;
    private final ExecutionSet selection;
    private final FlameWeight weight;
    private final Accountant accountant;
    private final Tally tally = new Tally();
    private final int @Nullable [] order;
    private final int size;
    /// Null where nothing is nested: then each one is weighed when it is asked for.
    private final @Nullable RowValues whole;

    private final @Nullable RowValues own;
    /// What [#tally] and [#walk] are of.
    private int loaded = -1;

    private int weighed = -1;
    private long weightOfIt;

    FlameWeights(Trace trace, ExecutionSet selection, TierModel model, FlameWeight weight, CancelToken cancel) {
        this.trace = trace;
        this.selection = selection;
        this.weight = weight;
        this.accountant = new Accountant(trace, model);
        this.order = accountant.nesting().parents().parentsFirst();
        this.size = trace.executions().size();
        if (accountant.nesting().parents().any()) {
            whole = new RowValues(size, 0);
            own = new RowValues(size, 0);
            measure(own, whole, cancel);
        } else {
            whole = null;
            own = null;
        }
    }

    FlameWeight kind() {
        return weight;
    }

    /// With executions that ran inside this one.
    long whole(int execution) {
        return whole == null ? weight(execution) : whole.get(execution);
    }

    /// Without executions that ran inside this one.
    long own(int execution) {
        return own == null ? weight(execution) : own.get(execution);
    }

    /// Whether any execution ran inside of one.
    boolean anyNested() {
        return accountant.nesting().parents().any();
    }

    /// The chosen execution that this one ran inside of, or -1.
    int parent(int execution) {
        int parent = accountant.nesting().parents().of(execution);
        return parent >= 0 && selection.contains(parent) ? parent : -1;
    }

    /// Whether an execution lies in another one that is not known, and so weighs nothing of its own.
    boolean isOrphan(int execution) {
        return accountant.nesting().parents().isOrphan(execution);
    }

    /// Rows in an order in which each comes before those that ran inside of it; null for the file's.
    int @Nullable [] parentsFirst() {
        return order;
    }

    /// 1, or 0 for what is in the file without having run.
    long runs(int execution) {
        long flags = trace.executions().get(execution, ExecutionColumn.FLAGS);
        return ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
    }

    /// Planning that counts for this execution.
    long planning(int execution) {
        return weight == FlameWeight.TIME && !isOrphan(execution)
                ? Math.max(0, accountant.planning().micros(execution))
                : 0;
    }

    long planningWithoutRun(int cursor) {
        return accountant.planning().isExecuted(cursor) ? 0 : trace.cursors().orZero(cursor, CursorColumn.PARSE_MICROS);
    }

    /// Looks at an execution: for [#tally], [#walk] and [#tier3Blocks].
    void load(int execution) {
        if (loaded != execution) {
            loaded = execution;
            tally.clear();
            accountant.execution(execution, tally);
            accountant.waits().add(execution, tally);
        }
    }

    /// Blocks that the loaded execution read from the disk, or missing where reads could not be split.
    long tier3Blocks() {
        return tally.unsplitBlocks > 0 && tally.tier2Blocks + tally.tier3Blocks == 0
                ? Table.MISSING
                : tally.tier3Blocks;
    }

    Tally tally() {
        return tally;
    }

    /// The plan of the loaded execution.
    PlanWalk walk() {
        return accountant.walk();
    }

    /// Whether the figures of the execution's plan are surely its own.
    boolean ownPlanFigures(int execution) {
        return accountant.trust().ownPlanFigures(execution);
    }

    /// Backwards, so that what ran inside an execution is whole when it is added to it.
    private void measure(RowValues own, RowValues whole, CancelToken cancel) {
        for (int i = size - 1; i >= 0; i--) {
            int e = order == null ? i : order[i];
            if ((i & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            if (!selection.contains(e) || isOrphan(e)) {
                continue;
            }
            own.set(e, weight(e));
            whole.add(e, own.get(e));
            int parent = parent(e);
            if (parent >= 0) {
                whole.add(parent, whole.get(e) + planning(e));
            }
        }
    }

    private long weight(int execution) {
        if (weighed != execution) {
            weighed = execution;
            weightOfIt = Math.max(0, measure(execution));
        }
        return weightOfIt;
    }

    private long measure(int execution) {
        return switch (weight) {
            case EXECUTIONS -> runs(execution);
            case ROWS -> accountant.trust().rows(execution);
            case TIME, BLOCKS, TIER3_BLOCKS -> {
                load(execution);
                yield switch (weight) {
                    case TIME -> tally.whole();
                    case BLOCKS -> tally.hitBlocks + tally.tier2Blocks + tally.tier3Blocks + tally.unsplitBlocks;
                    case TIER3_BLOCKS -> tally.tier3Blocks;
                    case ROWS, EXECUTIONS -> 0;
                };
            }
        };
    }
}
