package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PartialColumn;
import java.util.Arrays;

/// A test for which the file is read, made once: what it says of a chunk of rows is kept when all of them were asked.
/// A chunk of which cheaper conditions have left less costs no more than that. Not thread-safe.
final class KeptCondition implements Condition {
    private static final Truth[] TRUTHS = Truth.values();
    private static final int NOT_ASKED = -1;

    private final PartialColumn column;
    private final Condition condition;
    private final KeptFigure.Keeper keeper;
    private final long[] verdicts = new long[LongColumn.CHUNK];
    private int chunk = -1;
    private int left;

    /// @param column where kept chunks are
    KeptCondition(PartialColumn column, Condition condition, KeptFigure.Keeper keeper) {
        this.column = column;
        this.condition = condition;
        this.keeper = keeper;
    }

    @Override
    public Truth test(int execution) throws TraceException {
        if (PartialColumn.chunk(execution) != chunk) {
            enter(PartialColumn.chunk(execution));
        }
        int index = PartialColumn.index(execution);
        if (verdicts[index] == NOT_ASKED) {
            verdicts[index] = condition.test(execution).ordinal();
            if (--left == 0) {
                keeper.keep(chunk, verdicts);
            }
        }
        return TRUTHS[(int) verdicts[index]];
    }

    @Override
    public Cost cost() {
        return condition.cost();
    }

    private void enter(int wanted) {
        chunk = wanted;
        if (!column.read(wanted, verdicts)) {
            Arrays.fill(verdicts, NOT_ASKED);
            left = Math.min(LongColumn.CHUNK, column.size() - wanted * LongColumn.CHUNK);
        }
    }
}
