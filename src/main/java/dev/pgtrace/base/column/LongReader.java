package dev.pgtrace.base.column;

/// Reads a [LongColumn] mostly in order of rows, unpacking a chunk at a time: several times faster than row by row.
/// Not thread-safe.
public final class LongReader {
    private final LongColumn column;
    private final long[] values = new long[LongColumn.CHUNK];
    private int chunk = -1;

    public LongReader(LongColumn column) {
        this.column = column;
    }

    public long get(int row) {
        int wanted = row >>> LongColumn.SHIFT;
        if (wanted != chunk) {
            column.copyChunk(wanted, values);
            chunk = wanted;
        }
        return values[row & LongColumn.MASK];
    }
}
