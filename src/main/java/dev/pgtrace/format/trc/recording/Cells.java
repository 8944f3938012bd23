package dev.pgtrace.format.trc.recording;

import java.util.Arrays;

/// A growing table of numbers, used again for each record: every value is missing (-1) until it is set.
final class Cells {
    private static final int KEPT = 1 << 18;

    private final int columns;
    private long[] values = new long[64];
    private int rows;

    Cells(int columns) {
        this.columns = columns;
    }

    void clear() {
        rows = 0;
        if (values.length > KEPT) {
            values = new long[64];
        }
    }

    int rows() {
        return rows;
    }

    void add() {
        int from = rows * columns;
        if (from + columns > values.length) {
            values = Arrays.copyOf(values, Math.max(values.length * 2, from + columns));
        }
        Arrays.fill(values, from, from + columns, -1);
        rows++;
    }

    /// Sets a value of the newest row.
    void set(int column, long value) {
        values[(rows - 1) * columns + column] = value;
    }

    long get(int row, int column) {
        return values[row * columns + column];
    }

    int at(int row, int column) {
        return (int) values[row * columns + column];
    }
}
