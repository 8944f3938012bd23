package dev.pgtrace.base.column;

import java.util.Arrays;

/// A column on the heap; its last rows are not packed.
final class PackedColumn extends LongColumn {
    private final LongChunk[] chunks;
    private final long[] tail;

    PackedColumn(LongChunk[] chunks, long[] tail, int size) {
        super(size);
        this.chunks = chunks;
        this.tail = tail;
    }

    @Override
    long value(int chunk, int index) {
        return chunk < chunks.length ? chunks[chunk].get(index) : tail[index];
    }

    @Override
    void copyChunk(int chunk, long[] into) {
        if (chunk < chunks.length) {
            chunks[chunk].unpack(into);
        } else {
            System.arraycopy(tail, 0, into, 0, tail.length);
        }
    }

    @Override
    LongChunk chunk(int chunk) {
        if (chunk < chunks.length) {
            return chunks[chunk];
        }
        long[] full = Arrays.copyOf(tail, CHUNK);
        Arrays.fill(full, tail.length, CHUNK, tail[tail.length - 1]);
        return LongChunk.pack(full);
    }

    @Override
    public long heapBytes() {
        long bytes = 4L * chunks.length + 8L * tail.length;
        for (LongChunk chunk : chunks) {
            bytes += chunk.heapBytes();
        }
        return bytes;
    }
}
