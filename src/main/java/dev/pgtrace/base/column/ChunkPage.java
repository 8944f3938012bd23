package dev.pgtrace.base.column;

/// Up to [#CHUNKS] chunks of a column, one after the other. Immutable.
abstract sealed class ChunkPage permits HeapPage, StoredPage {
    /// Chunks in a full page.
    static final int CHUNKS = 64;

    static final int SHIFT = 6;
    static final int MASK = CHUNKS - 1;

    abstract LongChunk chunk(int index);

    /// The same with another chunk at a place, or with one more behind the last one.
    abstract HeapPage with(int index, LongChunk chunk);

    /// What it takes with its chunks.
    abstract long heapBytes();

    /// Whether the chunks of a full page are packed as those of another one.
    final boolean isSame(ChunkPage other) {
        for (int i = 0; i < CHUNKS && this != other; i++) {
            if (!chunk(i).isSame(other.chunk(i))) {
                return false;
            }
        }
        return true;
    }
}
