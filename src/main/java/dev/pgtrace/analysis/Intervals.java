package dev.pgtrace.analysis;

import java.util.Arrays;

/// Spans of time in any order, which may overlap.
final class Intervals {
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int size;
    private boolean sorted = true;

    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        sorted &= size == 0 || starts[size - 1] <= start;
        starts[size] = start;
        ends[size++] = Math.max(start, end);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// By start. The ends follow theirs.
    void sort() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        long[] from = starts;
        long[] to = ends;
        Arrays.sort(order, (a, b) -> Long.compare(from[a], from[b]));
        starts = new long[size];
        ends = new long[size];
        for (int i = 0; i < size; i++) {
            starts[i] = from[order[i]];
            ends[i] = to[order[i]];
        }
        sorted = true;
    }

    long first() {
        return starts[0];
    }

    long last() {
        long last = ends[0];
        for (int i = 1; i < size; i++) {
            last = Math.max(last, ends[i]);
        }
        return last;
    }

    /// Time between the first start and the last end that no span covers.
    long gaps() {
        long gaps = 0;
        long end = ends[0];
        for (int i = 1; i < size; i++) {
            gaps += Math.max(0, starts[i] - end);
            end = Math.max(end, ends[i]);
        }
        return gaps;
    }
}
