package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PartialColumn;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;

/// Figures of executions that are dear to work out, and what tests said for which the file was read, kept for the next
/// filter that asks for them: packed, in no more heap than they may have. Those that were asked for last stay.
/// Thread-safe.
final class KeptFigures {
    /// Heap that the figures of an execution may take together. With what a trace takes of it and the numbers of its
    /// texts this stays below the 64 bytes that an open trace may take for each.
    static final long BYTES_EACH = 10;
    private static final long LEAST_BYTES = 1 << 20;

    private final int size;
    private final long budgetBytes;
    /// By figure or test, the ones asked for last at the end.
    private final Map<Object, Kept> figures = new LinkedHashMap<>(16, 0.75f, true);

    /// What is kept of one figure.
    private static final class Kept {
        final PartialColumn column;
        final AtomicLong bytes;

        Kept(int size) {
            this.column = new PartialColumn(size);
            this.bytes = new AtomicLong(Integer.BYTES * (long) size / LongColumn.CHUNK);
        }
    }

    /// @param size executions
    KeptFigures(int size) {
        this(
                size,
                Math.min(
                        Math.max(LEAST_BYTES, BYTES_EACH * size),
                        Runtime.getRuntime().maxMemory() / 16));
    }

    KeptFigures(int size, long budgetBytes) {
        this.size = size;
        this.budgetBytes = budgetBytes;
    }

    /// A figure for one thread: out of what is kept where it is, else worked out and kept.
    KeptFigure of(FilterFigure figure, IntToLongFunction worked, FiguresTogether together) {
        Kept kept = kept(figure);
        return new KeptFigure(kept.column, worked, keeper(kept), together);
    }

    /// A test for one thread that is dear to make: says what is kept, or is made and kept.
    ///
    /// @param asked exactly what is asked of the test, as what it says depends on that
    KeptCondition of(FilterNode.Text text, Asked asked, Condition made) {
        Kept kept = kept(List.of(text, asked));
        return new KeptCondition(kept.column, made, keeper(kept));
    }

    private KeptFigure.Keeper keeper(Kept kept) {
        return (chunk, values) -> {
            if (bytes() < budgetBytes) {
                kept.bytes.addAndGet(kept.column.put(chunk, values));
            }
        };
    }

    /// Heap that is taken.
    synchronized long bytes() {
        long sum = 0;
        for (Kept kept : figures.values()) {
            sum += kept.bytes.get();
        }
        return sum;
    }

    /// Where a new figure would find no room, the ones go that nobody has asked for in the longest time.
    private synchronized Kept kept(Object figure) {
        Kept known = figures.get(figure);
        if (known != null) {
            return known;
        }
        Iterator<Kept> eldest = figures.values().iterator();
        while (eldest.hasNext() && bytes() > budgetBytes / 2) {
            eldest.next();
            eldest.remove();
        }
        Kept made = new Kept(size);
        figures.put(figure, made);
        return made;
    }
}
