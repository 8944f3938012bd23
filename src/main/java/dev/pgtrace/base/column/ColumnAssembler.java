package dev.pgtrace.base.column;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Puts a [LongColumn] together from chunks that come in any order, from any thread.
public final class ColumnAssembler {
    private final int size;
    private final AtomicReferenceArray<LongChunk> chunks;
    private final AtomicLong least = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong most = new AtomicLong(Long.MIN_VALUE);
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
            seen(values, LongColumn.CHUNK);
        } else {
            tail = Arrays.copyOf(values, size & LongColumn.MASK);
            seen(values, size & LongColumn.MASK);
        }
    }

    /// Sets a chunk that has the same value in each row.
    public void fill(int chunk, long value) {
        if (chunk < chunks.length()) {
            chunks.set(chunk, LongChunk.of(value));
            seen(new long[] {value}, 1);
        } else {
            long[] values = new long[size & LongColumn.MASK];
            Arrays.fill(values, value);
            tail = values;
            seen(values, values.length);
        }
    }

    /// Whether all values so far are in these bounds.
    public boolean isWithin(long lowest, long highest) {
        return least.get() >= lowest && most.get() <= highest;
    }

    private void seen(long[] values, int count) {
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        least.accumulateAndGet(lowest, Math::min);
        most.accumulateAndGet(highest, Math::max);
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
