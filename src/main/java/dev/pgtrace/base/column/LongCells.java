package dev.pgtrace.base.column;

/// Numbers by row that are set in any order, mostly near the one set before, and take little memory: rows that were
/// not set have one value and take next to nothing. Written by one thread; once all is set, its [#column] may go
/// anywhere.
public final class LongCells {
    private final LongColumnBuilder rows;
    private final long standard;

    /// @param standard the value of rows that were not set
    public LongCells(LongColumnBuilder rows, long standard) {
        this.rows = rows;
        this.standard = standard;
    }

    /// On the heap.
    public LongCells(long standard) {
        this(new LongColumnBuilder(), standard);
    }

    public long get(int row) {
        return row < rows.size() ? rows.get(row) : standard;
    }

    public void set(int row, long value) {
        if (row < rows.size()) {
            rows.set(row, value);
        } else if (value != standard) {
            fill(row);
            rows.append(value);
        }
    }

    public void add(int row, long value) {
        set(row, get(row) + value);
    }

    /// What is set, of so many rows.
    public LongColumn column(int size) {
        fill(size);
        return rows.snapshot();
    }

    private void fill(int size) {
        while (rows.size() < size) {
            rows.append(standard);
        }
    }
}
