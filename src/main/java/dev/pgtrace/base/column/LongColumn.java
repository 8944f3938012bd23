package dev.pgtrace.base.column;

/// An immutable column of `long` values, packed in chunks of [#CHUNK] rows, on the heap or in a mapped file. Safe on
/// any thread. A column whose values do not change costs nothing but its chunk headers.
public abstract sealed class LongColumn permits DeferredColumn, PackedColumn, StoredColumn {
    /// Rows in a packed chunk.
    public static final int CHUNK = 1024;

    /// One without rows.
    public static final LongColumn EMPTY = new LongColumnBuilder().snapshot();

    static final int SHIFT = 10;
    static final int MASK = CHUNK - 1;

    private final int size;

    LongColumn(int size) {
        this.size = size;
    }

    public final int size() {
        return size;
    }

    /// The value of a row.
    ///
    /// @throws IndexOutOfBoundsException when the row is not in the column
    public final long get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return value(row >>> SHIFT, row & MASK);
    }

    abstract long value(int chunk, int index);

    /// A chunk, the last one filled up with any values.
    abstract LongChunk chunk(int chunk);

    /// Full pages of chunks that another column may have too.
    abstract int pages();

    abstract ChunkPage page(int page);

    /// Chunks, the last one perhaps not full.
    final int chunks() {
        return (int) (((long) size + MASK) >>> SHIFT);
    }

    /// Whether the values of these rows are in these bounds; mostly told without looking at each.
    ///
    /// @param from a multiple of [#CHUNK]
    public final boolean isWithin(int from, int to, long lowest, long highest) {
        long[] values = {};
        for (int row = from; row < to; row += CHUNK) {
            LongChunk chunk = chunk(row >>> SHIFT);
            if (!chunk.isSurelyWithin(lowest, highest)) {
                values = values.length == 0 ? new long[CHUNK] : values;
                chunk.unpack(values);
                for (int i = 0; i < Math.min(CHUNK, to - row); i++) {
                    if (values[i] < lowest || values[i] > highest) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// Bytes of heap that the packed values take.
    public abstract long heapBytes();
}
