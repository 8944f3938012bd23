package dev.pgtrace.base.column;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Puts a [LongColumn] together from chunks that come in any order, from any thread.
public final class ColumnAssembler {
    private final int size;
    private final AtomicReferenceArray<LongChunk> chunks;

    /// @param size rows that the column will have
    public ColumnAssembler(int size) {
        this.size = size;
        this.chunks = new AtomicReferenceArray<>(chunks(size));
    }

    /// Chunks of a column of so many rows, the last one perhaps not full.
    public static int chunks(int size) {
        return (int) (((long) size + LongColumn.MASK) >>> LongColumn.SHIFT);
    }

    /// Sets a chunk; the array may be used again afterwards.
    ///
    /// @param values as many as [LongColumn#CHUNK]; of the last chunk only as many count as there are rows
    public void put(int chunk, long[] values) {
        chunks.set(chunk, packed(values, rows(chunk)));
    }

    /// A chunk of so many rows, filled up with the last one.
    static LongChunk packed(long[] values, int rows) {
        long[] full = values;
        if (rows < LongColumn.CHUNK) {
            full = Arrays.copyOf(values, LongColumn.CHUNK);
            Arrays.fill(full, rows, LongColumn.CHUNK, values[rows - 1]);
        }
        return LongChunk.pack(full);
    }

    /// Sets a chunk that has the same value in each row.
    public void fill(int chunk, long value) {
        chunks.set(chunk, LongChunk.of(value));
    }

    /// Sets a full chunk.
    ///
    /// @throws IllegalArgumentException for the last one, where that is not full
    public void put(int chunk, PlainChunk packed) {
        if (rows(chunk) < LongColumn.CHUNK) {
            throw new IllegalArgumentException("chunk " + chunk + " is not full");
        }
        chunks.set(chunk, packed.inColumn());
    }

    private int rows(int chunk) {
        return Math.min(LongColumn.CHUNK, size - (chunk << LongColumn.SHIFT));
    }

    /// Whether all values so far are in these bounds.
    public boolean isWithin(long lowest, long highest) {
        long[] values = new long[LongColumn.CHUNK];
        for (int i = 0; i < chunks.length(); i++) {
            LongChunk chunk = chunks.get(i);
            if (chunk != null && !chunk.isSurelyWithin(lowest, highest)) {
                chunk.unpack(values);
                if (!isWithin(values, rows(i), lowest, highest)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isWithin(long[] values, int rows, long lowest, long highest) {
        for (int i = 0; i < rows; i++) {
            if (values[i] < lowest || values[i] > highest) {
                return false;
            }
        }
        return true;
    }

    /// Whether every chunk was set.
    public boolean isComplete() {
        for (int i = 0; i < chunks.length(); i++) {
            if (chunks.get(i) == null) {
                return false;
            }
        }
        return true;
    }

    /// The column; every chunk has to be there.
    public LongColumn column() {
        if (!isComplete()) {
            throw new IllegalStateException("a chunk is missing");
        }
        ChunkDirectory all = new ChunkDirectory();
        for (int i = 0; i < chunks.length(); i++) {
            all.add(chunks.get(i));
        }
        return new PackedColumn(all.share(), all.size(), LongChunk.of(0), size);
    }
}
