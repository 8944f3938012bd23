package dev.pgtrace.base.column;

import java.util.Arrays;

/// Builds a [LongColumn]: rows are appended by one thread, full chunks are packed at once, the last few rows stay
/// open. An earlier row may still be changed: its chunk is unpacked and stays so until a row of another packed
/// chunk is changed, so that changing many rows in order costs one repacking a chunk.
public final class LongColumnBuilder {
    private static final int NONE = -1;

    private final ChunkSpace space;
    private LongChunk[] chunks = new LongChunk[4];
    private int packed;
    private final long[] tail = new long[LongColumn.CHUNK];
    private int size;

    /// The packed chunk that is being changed, and its values; what is packed is out of date then.
    private int changing = NONE;

    private long[] changed = {};

    /// On the heap.
    public LongColumnBuilder() {
        this(new ChunkSpace(Long.MAX_VALUE));
    }

    /// @param space where packed chunks go
    public LongColumnBuilder(ChunkSpace space) {
        this.space = space;
    }

    /// Goes on behind a column.
    ///
    /// @param space where further packed chunks go
    public LongColumnBuilder(ChunkSpace space, LongColumn known) {
        this(space);
        size = known.size();
        packed = Math.max(0, known.chunks() - 1); // the last one stays open
        chunks = new LongChunk[Math.max(chunks.length, packed + 1)];
        for (int i = 0; i < packed; i++) {
            chunks[i] = known.chunk(i);
        }
        if (size > 0) {
            known.copyChunk(packed, tail);
        }
    }

    public int size() {
        return size;
    }

    public void append(long value) {
        if (size - (packed << LongColumn.SHIFT) == LongColumn.CHUNK) {
            // only now, so that the newest row can be set without repacking
            if (packed == chunks.length) {
                chunks = Arrays.copyOf(chunks, packed * 2);
            }
            chunks[packed++] = space.keep(LongChunk.pack(tail));
        }
        tail[size++ & LongColumn.MASK] = value;
    }

    public long get(int row) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= packed) {
            return tail[index];
        }
        return chunk == changing ? changed[index] : chunks[chunk].get(index);
    }

    public void set(int row, long value) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= packed) {
            tail[index] = value;
        } else if (chunk == changing) {
            changed[index] = value;
        } else if (chunks[chunk].get(index) != value) {
            repack();
            if (changed.length == 0) {
                changed = new long[LongColumn.CHUNK];
            }
            chunks[chunk].unpack(changed);
            changed[index] = value;
            changing = chunk;
        }
    }

    /// The rows so far, unaffected by what is appended or set later.
    public LongColumn snapshot() {
        repack();
        int open = size - (packed << LongColumn.SHIFT);
        LongChunk[] all = Arrays.copyOf(chunks, packed + (open > 0 ? 1 : 0));
        if (open > 0) {
            long[] full = tail.clone();
            Arrays.fill(full, open, LongColumn.CHUNK, tail[open - 1]);
            all[packed] = LongChunk.pack(full);
        }
        return new PackedColumn(all, size);
    }

    private void repack() {
        if (changing != NONE) {
            chunks[changing] = space.replace(chunks[changing], LongChunk.pack(changed));
            changing = NONE;
        }
    }
}
