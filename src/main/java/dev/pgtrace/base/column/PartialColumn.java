package dev.pgtrace.base.column;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// A column of which chunks are there or not: each comes when somebody has worked it out, in any order. Safe on any
/// thread.
public final class PartialColumn {
    private final int size;
    private final AtomicReferenceArray<LongChunk> chunks;

    /// @param size rows that it can have
    public PartialColumn(int size) {
        this.size = size;
        this.chunks = new AtomicReferenceArray<>(ColumnAssembler.chunks(size));
    }

    /// Rows that it can have.
    public int size() {
        return size;
    }

    /// The number of the chunk that a row is in.
    public static int chunk(int row) {
        return row >>> LongColumn.SHIFT;
    }

    /// Where in its chunk a row is.
    public static int index(int row) {
        return row & LongColumn.MASK;
    }

    /// Unpacks a chunk, where it is there.
    ///
    /// @param into [LongColumn#CHUNK] values; of the last chunk only as many count as there are rows
    /// @return whether it is there
    public boolean read(int chunk, long[] into) {
        LongChunk known = chunks.get(chunk);
        if (known == null) {
            return false;
        }
        known.unpack(into);
        return true;
    }

    /// Takes a chunk; the array may be used again afterwards. One that is there already stays.
    ///
    /// @param values as many as [LongColumn#CHUNK]; of the last chunk only as many count as there are rows
    /// @return bytes of heap that it takes
    public long put(int chunk, long[] values) {
        LongChunk packed =
                ColumnAssembler.packed(values, Math.min(LongColumn.CHUNK, size - (chunk << LongColumn.SHIFT)));
        return chunks.compareAndSet(chunk, null, packed) ? packed.heapBytes() : 0;
    }
}
