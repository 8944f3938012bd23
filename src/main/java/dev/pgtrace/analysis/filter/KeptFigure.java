package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PartialColumn;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// A figure of executions that is worked out once: a chunk of rows that most are asked of is completed and kept.
/// One of which only a few rows are asked, because cheaper conditions have said no to the others, costs no more
/// than these. Not thread-safe.
final class KeptFigure implements IntToLongFunction {
    /// So many rows asked of a chunk, and the others are worked out too: at most four times the work, once. After a
    /// chunk of which so many were asked, the next one is worked out at once.
    private static final int ENOUGH = LongColumn.CHUNK / 4;

    private final PartialColumn column;
    private final IntToLongFunction figure;
    private final Keeper keeper;
    private final FiguresTogether together;
    private final long[] values = new long[LongColumn.CHUNK];
    private final long[] known = new long[LongColumn.CHUNK / Long.SIZE];
    private int chunk = -1;
    private boolean whole;
    private int count;
    /// Rows asked of the chunk, and whether those of the one before were enough to complete it.
    private int asked;

    private boolean wasWanted;

    /// Takes a chunk that was worked out.
    @FunctionalInterface
    interface Keeper {
        void keep(int chunk, long[] values);
    }

    /// @param column   where kept chunks are
    /// @param figure   works it out
    /// @param together those that the same filter asks for
    KeptFigure(PartialColumn column, IntToLongFunction figure, Keeper keeper, FiguresTogether together) {
        this.column = column;
        this.figure = figure;
        this.keeper = keeper;
        this.together = together;
    }

    @Override
    public long applyAsLong(int execution) {
        if (PartialColumn.chunk(execution) != chunk) {
            enter(PartialColumn.chunk(execution));
        }
        asked++;
        int index = PartialColumn.index(execution);
        if (!whole && !isKnown(index)) {
            work(index);
            count++;
            if (wasWanted || count == ENOUGH) {
                together.complete(this);
            }
        }
        return values[index];
    }

    int chunk() {
        return chunk;
    }

    /// Rows of the chunk.
    int rows() {
        return Math.min(LongColumn.CHUNK, column.size() - chunk * LongColumn.CHUNK);
    }

    /// Goes to a chunk of which another figure is completed, if this one was lately asked for as much.
    ///
    /// @return whether it has to be worked out
    boolean follows(int other) {
        if (chunk != other) {
            if (asked < ENOUGH) {
                return false;
            }
            enter(other);
        }
        return wasWanted && !whole;
    }

    /// Works a row of the chunk out, where it is not known.
    void work(int index) {
        if (!isKnown(index)) {
            values[index] = figure.applyAsLong(chunk * LongColumn.CHUNK + index);
            known[index >>> 6] |= 1L << index;
        }
    }

    /// All rows of the chunk are worked out.
    void completed() {
        whole = true;
        keeper.keep(chunk, values);
    }

    private void enter(int wanted) {
        wasWanted = asked >= ENOUGH;
        asked = 0;
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
}
