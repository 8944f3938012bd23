package dev.pgtrace.analysis.span;

import java.util.Optional;

/// Items that lie side by side on a line, from left to right and without overlap. A long one has coarser rows behind
/// it, in which items that lie within less than a pixel are one: what is drawn of millions costs what is seen of them,
/// not what there is. They are made with the row, so a long row is not to be made on the window's thread.
public final class SpanRow {
    private static final int LONG = 2_048;
    private static final int COARSER = 4;
    private static final double WORTH = 0.6;
    private static final int FEWEST = 512;

    private final long[] starts;
    private final long[] ends;
    private final int[] items;
    private final double grain;
    private final Optional<SpanRow> coarser;

    /// @param starts ascending; the arrays are not copied
    /// @param ends   ascending too, each not before its start
    /// @param items  what each one stands for
    public SpanRow(long[] starts, long[] ends, int[] items) {
        this(starts, ends, items, 0);
    }

    /// @param grain what was put together lies within this; items that are longer are themselves
    private SpanRow(long[] starts, long[] ends, int[] items, double grain) {
        this.starts = starts;
        this.ends = ends;
        this.items = items;
        this.grain = grain;
        this.coarser = items.length < LONG ? Optional.empty() : coarser();
    }

    public int size() {
        return items.length;
    }

    public int item(int index) {
        return items[index];
    }

    public long start(int index) {
        return starts[index];
    }

    public long end(int index) {
        return ends[index];
    }

    /// The row to draw where a pixel is so wide: every item at least half as wide is in it as it is; of narrower ones
    /// the first of those that lie within half a pixel, with the extent of them all.
    public SpanRow seenAt(double unitsOfPixel) {
        SpanRow row = this;
        while (row.coarser.isPresent() && row.coarser.get().grain * 2 <= unitsOfPixel) {
            row = row.coarser.get();
        }
        return row;
    }

    /// Index of the first item that ends right of a place; the size of the row if there is none.
    public int firstEndingAfter(double place) {
        int low = 0;
        int high = ends.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > place) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The item at a place, else the widest one within reach of it, else -1.
    public int itemAt(double place, double reach) {
        int best = -1;
        for (int i = firstEndingAfter(place - reach); i < items.length && starts[i] <= place + reach; i++) {
            if (starts[i] <= place && place < ends[i] && ends[i] - starts[i] >= reach) {
                return items[i];
            }
            if (best < 0 || ends[i] - starts[i] > ends[best] - starts[best]) {
                best = i;
            }
        }
        return best < 0 ? -1 : items[best];
    }

    /// Four times as coarse, or more until there is something to gain.
    private Optional<SpanRow> coarser() {
        double length = ends[ends.length - 1] - starts[0];
        double next = Math.max(grain, length / items.length) * COARSER;
        while (next < length / FEWEST) {
            int count = groups(next);
            if (count < items.length * WORTH) {
                return Optional.of(grouped(next, count));
            }
            next *= COARSER;
        }
        return Optional.empty();
    }

    private int groups(double width) {
        int count = 0;
        for (int i = 0; i < items.length; i = groupEnd(i, width)) {
            count++;
        }
        return count;
    }

    private SpanRow grouped(double width, int count) {
        long[] firstStarts = new long[count];
        long[] lastEnds = new long[count];
        int[] firstItems = new int[count];
        int group = 0;
        for (int i = 0; i < items.length; group++) {
            int end = groupEnd(i, width);
            firstStarts[group] = starts[i];
            lastEnds[group] = ends[end - 1];
            firstItems[group] = items[i];
            i = end;
        }
        return new SpanRow(firstStarts, lastEnds, firstItems, width);
    }

    /// Behind the last item that lies within a width from the start of one; at least the one itself.
    private int groupEnd(int first, double width) {
        double limit = starts[first] + width;
        int end = first + 1;
        while (end < items.length && ends[end] <= limit) {
            end++;
        }
        return ends[first] <= limit ? end : first + 1;
    }
}
