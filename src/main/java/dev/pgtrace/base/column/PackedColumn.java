package dev.pgtrace.base.column;

/// A column on the heap, or with chunks in a temporary file.
final class PackedColumn extends LongColumn {
    private final LongChunk[] chunks;
    private final int full;
    private final LongChunk last;

    /// @param chunks perhaps with more behind those of this column, which are not looked at
    /// @param full   how many of them are of this column
    /// @param last   the chunk behind these, filled up with any values; not looked at where there is none
    PackedColumn(LongChunk[] chunks, int full, LongChunk last, int size) {
        super(size);
        this.chunks = chunks;
        this.full = full;
        this.last = last;
    }

    @Override
    long value(int chunk, int index) {
        return chunk(chunk).get(index);
    }

    @Override
    LongChunk chunk(int chunk) {
        return chunk < full ? chunks[chunk] : last;
    }

    @Override
    public long heapBytes() {
        long bytes = 4L * chunks();
        for (int i = 0; i < chunks(); i++) {
            bytes += chunk(i).heapBytes();
        }
        return bytes;
    }
}
