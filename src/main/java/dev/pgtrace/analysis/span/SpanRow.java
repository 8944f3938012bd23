package dev.pgtrace.analysis.span;

import dev.pgtrace.base.column.ChunkSpace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Items that lie side by side on a line, from left to right and without overlap. A long one has coarser rows behind
/// it, in which items that lie within less than a pixel are one: what is drawn of millions costs what is seen of them,
/// not what there is. They are made with the row, so a long row is not to be made on the window's thread.
public final class SpanRow {
    private static final int LONG = 2_048;
    private static final int COARSER = 4;
    private static final double WORTH = 0.6;
    private static final int FEWEST = 512;

    private final Spans spans;
    private final double grain;
    private final Optional<SpanRow> coarser;

    /// @param starts ascending; the arrays are not copied
    /// @param ends   ascending too, each not before its start
    /// @param items  what each one stands for
    public SpanRow(long[] starts, long[] ends, int[] items) {
        this(new Spans.Arrays(starts, ends, items), 0, null, null);
    }

    /// @param grain  what was put together lies within this; items that are longer are themselves
    /// @param space  where long rows behind it are packed; null for arrays
    /// @param before the same row, made when there was less of it
    SpanRow(Spans spans, double grain, @Nullable ChunkSpace space, @Nullable SpanRow before) {
        this.spans = spans;
        this.grain = grain;
        this.coarser = spans.size() < LONG ? Optional.empty() : coarser(spans.inOrder(), space, before);
    }

    Spans spans() {
        return spans;
    }

    public int size() {
        return spans.size();
    }

    public int item(int index) {
        return spans.item(index);
    }

    public long start(int index) {
        return spans.start(index);
    }

    public long end(int index) {
        return spans.end(index);
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
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.end(middle) > place) {
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
        long widest = -1;
        for (int i = firstEndingAfter(place - reach); i < spans.size() && spans.start(i) <= place + reach; i++) {
            long start = spans.start(i);
            long end = spans.end(i);
            if (start <= place && place < end && end - start >= reach) {
                return spans.item(i);
            }
            if (end - start > widest) {
                best = i;
                widest = end - start;
            }
        }
        return best < 0 ? -1 : spans.item(best);
    }

    /// Four times as coarse, or more until there is something to gain. Widths are powers of four, so that a row that
    /// has grown is put together where it was before.
    private Optional<SpanRow> coarser(Spans row, @Nullable ChunkSpace space, @Nullable SpanRow before) {
        int size = row.size();
        double length = row.end(size - 1) - row.start(0);
        double next = powerOfFour(Math.max(grain, length / size) * COARSER);
        while (next < length / FEWEST) {
            int count = groups(row, next);
            if (count < size * WORTH) {
                return Optional.of(
                        space == null || count <= SpanRowBuilder.LONG
                                ? grouped(row, next, count, space)
                                : grouped(row, next, space, before));
            }
            next *= COARSER;
        }
        return Optional.empty();
    }

    /// The least one that is not below a number.
    private static double powerOfFour(double atLeast) {
        double power = 1;
        while (power < atLeast) {
            power *= COARSER;
        }
        return power;
    }

    private static int groups(Spans row, double width) {
        int count = 0;
        for (int i = 0; i < row.size(); i = groupEnd(row, i, width)) {
            count++;
        }
        return count;
    }

    private static SpanRow grouped(Spans row, double width, int count, @Nullable ChunkSpace space) {
        long[] firstStarts = new long[count];
        long[] lastEnds = new long[count];
        int[] firstItems = new int[count];
        int group = 0;
        for (int i = 0; i < row.size(); group++) {
            firstStarts[group] = row.start(i);
            firstItems[group] = row.item(i);
            i = groupEnd(row, i, width);
            lastEnds[group] = row.end(i - 1);
        }
        return new SpanRow(new Spans.Arrays(firstStarts, lastEnds, firstItems), width, space, null);
    }

    /// Packed.
    private static SpanRow grouped(Spans row, double width, ChunkSpace space, @Nullable SpanRow before) {
        SpanRow alike = before;
        while (alike != null && alike.grain != width) {
            alike = alike.coarser.orElse(null);
        }
        SpanRowBuilder built = new SpanRowBuilder(space, alike);
        for (int i = 0; i < row.size(); ) {
            long start = row.start(i);
            int item = row.item(i);
            i = groupEnd(row, i, width);
            built.add(start, row.end(i - 1), item);
        }
        return built.build(width);
    }

    /// Behind the last item that lies within a width from the start of one; at least the one itself.
    private static int groupEnd(Spans row, int first, double width) {
        double limit = row.start(first) + width;
        if (row.end(first) > limit) {
            return first + 1;
        }
        int end = first + 1;
        while (end < row.size() && row.end(end) <= limit) {
            end++;
        }
        return end;
    }
}
