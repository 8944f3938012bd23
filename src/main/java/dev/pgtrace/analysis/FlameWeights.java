package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.Arrays;

/// What executions weigh: themselves, and with those that ran inside them. Not thread-safe.
final class FlameWeights {
    private static final int CHECK_EVERY = 1 << 12;
    private static final Component[] COMPONENTS = Component.values();

    private final Trace trace;
    private final ExecutionSet selection;
    private final FlameWeight weight;
    private final Accountant accountant;
    private final Tally tally = new Tally();
    private final int[] lastWait;
    private final int[] waitBefore;
    private final long[] whole;
    private final long[] own;

    FlameWeights(Trace trace, ExecutionSet selection, TierModel model, FlameWeight weight, CancelToken cancel) {
        this.trace = trace;
        this.selection = selection;
        this.weight = weight;
        this.accountant = new Accountant(trace, model);
        this.lastWait =
                new int[trace.waits().size() == 0 ? 0 : trace.executions().size()];
        this.waitBefore = new int[trace.waits().size()];
        chainWaits();
        this.whole = new long[trace.executions().size()];
        this.own = new long[whole.length];
        measure(cancel);
    }

    FlameWeight kind() {
        return weight;
    }

    /// With executions that ran inside this one.
    long whole(int execution) {
        return whole[execution];
    }

    /// Without executions that ran inside this one.
    long own(int execution) {
        return own[execution];
    }

    /// The chosen execution that this one ran inside of, or -1.
    int parent(int execution) {
        int parent = (int) trace.executions().get(execution, ExecutionColumn.PARENT);
        return parent >= 0 && parent < execution && selection.contains(parent) ? parent : -1;
    }

    /// 1, or 0 for what is in the file without having run.
    long runs(int execution) {
        long flags = trace.executions().get(execution, ExecutionColumn.FLAGS);
        return ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
    }

    /// Planning that belongs to this execution, as the first one of its cursor.
    long planning(int cursor, int execution) {
        boolean first = cursor >= 0 && accountant.nesting().firstExecution(cursor) == execution;
        return first && weight == FlameWeight.TIME ? trace.cursors().orZero(cursor, CursorColumn.PARSE_MICROS) : 0;
    }

    long planningWithoutRun(int cursor) {
        return accountant.nesting().firstExecution(cursor) >= 0
                ? 0
                : trace.cursors().orZero(cursor, CursorColumn.PARSE_MICROS);
    }

    /// Looks at an execution: for [#tally], [#walk] and [#tier3Blocks].
    void load(int execution) {
        tally.clear();
        accountant.execution(execution, tally);
        if (lastWait.length > 0) {
            for (int wait = lastWait[execution]; wait >= 0; wait = waitBefore[wait]) {
                Component component = COMPONENTS[(int) trace.waits().orZero(wait, WaitColumn.COMPONENT)];
                tally.add(Tally.Part.of(component), trace.waits().orZero(wait, WaitColumn.ELAPSED_MICROS));
            }
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

    /// Waits between calls are beside the time of executions and belong to none.
    private void chainWaits() {
        Arrays.fill(lastWait, -1);
        for (int wait = 0; wait < waitBefore.length; wait++) {
            int execution = (int) trace.waits().get(wait, WaitColumn.EXECUTION);
            if (execution >= 0 && trace.waits().get(wait, WaitColumn.BETWEEN_CALLS) != 1) {
                waitBefore[wait] = lastWait[execution];
                lastWait[execution] = wait;
            }
        }
    }

    /// Backwards, so that what ran inside an execution is whole when it is added to it.
    private void measure(CancelToken cancel) {
        for (int e = whole.length - 1; e >= 0; e--) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            if (!selection.contains(e)) {
                continue;
            }
            own[e] = Math.max(0, measure(e));
            whole[e] += own[e];
            int parent = parent(e);
            if (parent >= 0) {
                int cursor = (int) trace.executions().get(e, ExecutionColumn.CURSOR);
                whole[parent] += whole[e] + planning(cursor, e);
            }
        }
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
