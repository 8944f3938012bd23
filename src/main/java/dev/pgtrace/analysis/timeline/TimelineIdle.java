package dev.pgtrace.analysis.timeline;

import dev.pgtrace.analysis.span.SpanRow;
import java.util.Arrays;

/// Spans in which a lane's transaction was idle, in order of time.
final class TimelineIdle {
    private long[] starts = new long[8];
    private long[] ends = new long[8];
    private int size;

    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        long from = size == 0 ? start : Math.max(start, ends[size - 1]);
        starts[size] = from;
        ends[size++] = Math.max(from, end);
    }

    SpanRow row() {
        int[] items = new int[size];
        Arrays.setAll(items, i -> i);
        return new SpanRow(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), items);
    }
}
