package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PartialColumn;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// A figure of executions that is worked out once: a chunk of rows that most are asked of is completed and kept.
/// One of which only a few rows are asked, because cheaper conditions have said no to the others, costs no more
/// than these. Not thread-safe.
final class KeptFigure implements IntToLongFunction {
    /// So many rows asked of a chunk, and the others are worked out too: at most four times the work, once.
    private static final int ENOUGH = LongColumn.CHUNK / 4;

    private final PartialColumn column;
    private final IntToLongFunction figure;
    private final Keeper keeper;
    private final long[] values = new long[LongColumn.CHUNK];
    private final long[] known = new long[LongColumn.CHUNK / Long.SIZE];
    private int chunk = -1;
    private boolean whole;
    private int count;

    /// Takes a chunk that was worked out.
    @FunctionalInterface
    interface Keeper {
        void keep(int chunk, long[] values);
    }

    /// @param column where kept chunks are
    /// @param figure works it out
    KeptFigure(PartialColumn column, IntToLongFunction figure, Keeper keeper) {
        this.column = column;
        this.figure = figure;
        this.keeper = keeper;
    }

    @Override
    public long applyAsLong(int execution) {
        if (PartialColumn.chunk(execution) != chunk) {
            enter(PartialColumn.chunk(execution));
        }
        int index = PartialColumn.index(execution);
        if (!whole && !isKnown(index)) {
            values[index] = figure.applyAsLong(execution);
            known[index >>> 6] |= 1L << index;
            count++;
            if (count == ENOUGH) {
                complete();
            }
        }
        return values[index];
    }

    private void enter(int wanted) {
        chunk = wanted;
        whole = column.read(wanted, values);
        if (!whole) {
            count = 0;
            Arrays.fill(known, 0);
        }
    }

    private boolean isKnown(int index) {
        return (known[index >>> 6] >>> index & 1) != 0;
    }

    private void complete() {
        int first = chunk * LongColumn.CHUNK;
        int rows = Math.min(LongColumn.CHUNK, column.size() - first);
        for (int index = 0; index < rows; index++) {
            if (!isKnown(index)) {
                values[index] = figure.applyAsLong(first + index);
            }
        }
        whole = true;
        keeper.keep(chunk, values);
    }
}
