package dev.pgtrace.analysis.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.span.SpanRowBuilder;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongColumnBuilder;
import dev.pgtrace.base.column.LongReader;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The bars of one line. Mostly they come in order, as each backend reports one after the other; then each is cut
/// where the next one begins as soon as that comes.
final class TimelineLine {
    private static final int[] NONE = {};

    private final TimelineColumns columns;
    private int[] few = NONE;
    /// All of them, where they are many.
    private @Nullable LongColumnBuilder many;

    private int size;
    private boolean unordered;
    private long lastStart;
    private int lastBar;

    TimelineLine(TimelineColumns columns) {
        this.columns = columns;
    }

    void add(int bar, long start) {
        if (size > 0 && start < lastStart) {
            unordered = true;
        } else if (size > 0 && !unordered) {
            columns.cut(lastBar, Math.min(columns.end(lastBar), start));
        }
        lastStart = start;
        lastBar = bar;
        keep(bar);
        size++;
    }

    private void keep(int bar) {
        LongColumnBuilder packed = many;
        if (packed != null) {
            packed.append(bar);
            return;
        }
        if (size == SpanRowBuilder.LONG) {
            packed = new LongColumnBuilder();
            for (int known : few) {
                packed.append(known);
            }
            packed.append(bar);
            many = packed;
            few = NONE;
            return;
        }
        if (size == few.length) {
            few = Arrays.copyOf(few, Math.clamp(size * 2L, 8, SpanRowBuilder.LONG));
        }
        few[size] = bar;
    }

    /// Cuts what was not cut yet: ends of bars are right afterwards.
    void finish() {
        if (!unordered) {
            return;
        }
        int[] bars = new int[size];
        LongColumn packed = many == null ? null : many.snapshot();
        Arrays.setAll(bars, packed == null ? i -> few[i] : i -> (int) packed.get(i));
        bars = Arrays.stream(bars)
                .boxed()
                .sorted(Comparator.comparingLong(columns::start).thenComparingInt(bar -> bar))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i + 1 < size; i++) {
            columns.cut(bars[i], Math.min(columns.end(bars[i]), columns.start(bars[i + 1])));
        }
        if (many != null) {
            LongColumnBuilder sorted = new LongColumnBuilder();
            for (int bar : bars) {
                sorted.append(bar);
            }
            many = sorted;
        } else {
            few = bars;
        }
    }

    /// @param bars   with their ends
    /// @param before the same line when there was less of it
    SpanRow row(TimelineBars bars, ChunkSpace space, @Nullable SpanRow before) {
        LongReader starts = new LongReader(bars.starts());
        LongReader ends = new LongReader(bars.ends());
        LongColumnBuilder packed = many;
        if (packed == null) {
            int[] items = Arrays.copyOf(few, size);
            return new SpanRow(
                    Arrays.stream(items).mapToLong(starts::get).toArray(),
                    Arrays.stream(items).mapToLong(ends::get).toArray(),
                    items);
        }
        LongReader items = new LongReader(packed.snapshot());
        SpanRowBuilder row = new SpanRowBuilder(space, before);
        for (int i = 0; i < size; i++) {
            int item = (int) items.get(i);
            row.add(starts.get(item), ends.get(item), item);
        }
        return row.build();
    }
}
