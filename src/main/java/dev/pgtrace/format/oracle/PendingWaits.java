package dev.pgtrace.format.oracle;

import java.util.Arrays;

/// Waits whose call is not printed yet: Oracle writes a wait when it ends, before the call that it happened in.
final class PendingWaits {
    private int[] rows = {};
    private long[] ends = {};
    private int size;
    private long firstOffset;

    void add(int row, long endMicros, long offsetBytes) {
        if (size == rows.length) {
            int capacity = Math.max(8, size * 2);
            rows = Arrays.copyOf(rows, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        if (size == 0) {
            firstOffset = offsetBytes;
        }
        rows[size] = row;
        ends[size++] = endMicros;
    }

    int size() {
        return size;
    }

    int row(int index) {
        return rows[index];
    }

    /// On the session's clock, or missing.
    long endMicros(int index) {
        return ends[index];
    }

    /// Where the first one is printed.
    long firstOffset() {
        return firstOffset;
    }

    void clear() {
        size = 0;
        if (rows.length > 1024) {
            rows = new int[0];
            ends = new long[0];
        }
    }
}
