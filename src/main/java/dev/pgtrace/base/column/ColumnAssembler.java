package dev.pgtrace.base.column;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Puts a [LongColumn] together from chunks that come in any order, from any thread.
public final class ColumnAssembler {
    private final int size;
    private final AtomicReferenceArray<LongChunk> chunks;
    private volatile long[] tail;

    /// @param size rows that the column will have
    public ColumnAssembler(int size) {
        this.size = size;
        this.chunks = new AtomicReferenceArray<>(size >>> LongColumn.SHIFT);
        this.tail = new long[0];
    }

    /// Chunks of a column of so many rows, the last one perhaps not full.
    public static int chunks(int size) {
        return (int) (((long) size + LongColumn.MASK) >>> LongColumn.SHIFT);
    }

    /// Sets a chunk; the array may be used again afterwards.
    ///
    /// @param values as many as [LongColumn#CHUNK]; of the last chunk only as many count as there are rows
    public void put(int chunk, long[] values) {
        if (chunk < chunks.length()) {
            chunks.set(chunk, LongChunk.pack(values));
        } else {
            tail = Arrays.copyOf(values, size & LongColumn.MASK);
        }
    }

    /// Sets a chunk that has the same value in each row.
    public void fill(int chunk, long value) {
        if (chunk < chunks.length()) {
            chunks.set(chunk, LongChunk.of(value));
        } else {
            long[] values = new long[size & LongColumn.MASK];
            Arrays.fill(values, value);
            tail = values;
        }
    }

    /// Sets a full chunk.
    ///
    /// @throws IllegalArgumentException for the last one, where that is not full
    public void put(int chunk, LongChunk packed) {
        if (chunk >= chunks.length()) {
            throw new IllegalArgumentException("chunk " + chunk + " is not full");
        }
        chunks.set(chunk, packed);
    }

    /// Whether all values so far are in these bounds.
    public boolean isWithin(long lowest, long highest) {
        long[] values = new long[LongColumn.CHUNK];
        for (int i = 0; i < chunks.length(); i++) {
            LongChunk chunk = chunks.get(i);
            if (chunk != null && !chunk.isSurelyWithin(lowest, highest)) {
                chunk.unpack(values);
                if (!isWithin(values, lowest, highest)) {
                    return false;
                }
            }
        }
        return isWithin(tail, lowest, highest);
    }

    private static boolean isWithin(long[] values, long lowest, long highest) {
        for (long value : values) {
            if (value < lowest || value > highest) {
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
        return tail.length == (size & LongColumn.MASK);
    }

    /// The column; every chunk has to be there.
    public LongColumn column() {
        if (!isComplete()) {
            throw new IllegalStateException("a chunk is missing");
        }
        LongChunk[] all = new LongChunk[chunks.length()];
        for (int i = 0; i < all.length; i++) {
            all[i] = chunks.get(i);
        }
        return new LongColumn(all, tail, size);
    }
}
