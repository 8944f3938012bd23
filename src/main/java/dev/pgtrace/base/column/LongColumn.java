package dev.pgtrace.base.column;

/// An immutable column of `long` values, packed in chunks of [#CHUNK] rows (frame of reference, bit-packed).
/// Safe on any thread. A column whose values do not change costs nothing but its chunk headers.
public final class LongColumn {
    /// Rows in a packed chunk.
    public static final int CHUNK = 1024;

    static final int SHIFT = 10;
    static final int MASK = CHUNK - 1;

    private final LongChunk[] chunks;
    private final long[] tail;
    private final int size;

    LongColumn(LongChunk[] chunks, long[] tail, int size) {
        this.chunks = chunks;
        this.tail = tail;
        this.size = size;
    }

    public int size() {
        return size;
    }

    /// The value of a row.
    ///
    /// @throws IndexOutOfBoundsException when the row is not in the column
    public long get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        int chunk = row >>> SHIFT;
        return chunk < chunks.length ? chunks[chunk].get(row & MASK) : tail[row & MASK];
    }

    /// Unpacks a whole chunk; of the last one as many rows as there are.
    void copyChunk(int chunk, long[] into) {
        if (chunk < chunks.length) {
            chunks[chunk].unpack(into);
        } else {
            System.arraycopy(tail, 0, into, 0, tail.length);
        }
    }

    /// Bytes of heap that the packed values take.
    public long heapBytes() {
        long bytes = 16L * chunks.length + 8L * tail.length;
        for (LongChunk chunk : chunks) {
            bytes += chunk.heapBytes();
        }
        return bytes;
    }
}
