package dev.pgtrace.base.column;

/// A column on the heap, or with chunks in a temporary file.
final class PackedColumn extends LongColumn {
    private final LongChunk[] chunks;

    /// @param chunks the last one filled up with any values
    PackedColumn(LongChunk[] chunks, int size) {
        super(size);
        this.chunks = chunks;
    }

    @Override
    long value(int chunk, int index) {
        return chunks[chunk].get(index);
    }

    @Override
    void copyChunk(int chunk, long[] into) {
        chunks[chunk].unpack(into);
    }

    @Override
    LongChunk chunk(int chunk) {
        return chunks[chunk];
    }

    @Override
    public long heapBytes() {
        long bytes = 4L * chunks.length;
        for (LongChunk chunk : chunks) {
            bytes += chunk.heapBytes();
        }
        return bytes;
    }
}
