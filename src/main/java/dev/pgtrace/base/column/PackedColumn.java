package dev.pgtrace.base.column;

/// A column on the heap, or with chunks in a temporary file.
final class PackedColumn extends LongColumn {
    private final ChunkPage[] pages;
    private final int full;
    private final LongChunk last;

    /// @param pages of chunks, perhaps with more behind those of this column, which are not looked at
    /// @param full  how many chunks of them are of this column
    /// @param last  the chunk behind these, filled up with any values; not looked at where there is none
    PackedColumn(ChunkPage[] pages, int full, LongChunk last, int size) {
        super(size);
        this.pages = pages;
        this.full = full;
        this.last = last;
    }

    @Override
    long value(int chunk, int index) {
        return chunk(chunk).get(index);
    }

    @Override
    LongChunk chunk(int chunk) {
        return chunk < full ? pages[chunk >>> ChunkPage.SHIFT].chunk(chunk & ChunkPage.MASK) : last;
    }

    @Override
    int pages() {
        return full >>> ChunkPage.SHIFT;
    }

    @Override
    ChunkPage page(int page) {
        return pages[page];
    }

    @Override
    public long heapBytes() {
        long bytes = full < chunks() ? last.heapBytes() : 0;
        ChunkPage before = null;
        for (int i = 0; i << ChunkPage.SHIFT < full; i++) {
            bytes += 4 + (pages[i] == before ? 0 : pages[i].heapBytes());
            before = pages[i];
        }
        return bytes;
    }
}
