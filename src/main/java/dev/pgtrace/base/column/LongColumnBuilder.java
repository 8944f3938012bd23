package dev.pgtrace.base.column;

import java.util.Arrays;

/// Builds a [LongColumn]: rows are appended by one thread, full chunks are packed at once, the last few rows stay
/// open.
/// An earlier row may still be changed; where its chunk is packed already, that costs a repacking.
public final class LongColumnBuilder {
    private LongChunk[] chunks = new LongChunk[4];
    private int packed;
    private final long[] tail = new long[LongColumn.CHUNK];
    private int size;

    public int size() {
        return size;
    }

    public void append(long value) {
        if (size - (packed << LongColumn.SHIFT) == LongColumn.CHUNK) {
            // only now, so that the newest row can be set without repacking
            if (packed == chunks.length) {
                chunks = Arrays.copyOf(chunks, packed * 2);
            }
            chunks[packed++] = LongChunk.pack(tail);
        }
        tail[size++ & LongColumn.MASK] = value;
    }

    public long get(int row) {
        int chunk = row >>> LongColumn.SHIFT;
        return chunk < packed ? chunks[chunk].get(row & LongColumn.MASK) : tail[row & LongColumn.MASK];
    }

    public void set(int row, long value) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= packed) {
            tail[index] = value;
        } else if (chunks[chunk].get(index) != value) {
            long[] values = new long[LongColumn.CHUNK];
            chunks[chunk].unpack(values);
            values[index] = value;
            chunks[chunk] = LongChunk.pack(values);
        }
    }

    /// The rows so far, unaffected by what is appended or set later.
    public LongColumn snapshot() {
        return new LongColumn(
                Arrays.copyOf(chunks, packed), Arrays.copyOf(tail, size - (packed << LongColumn.SHIFT)), size);
    }
}
