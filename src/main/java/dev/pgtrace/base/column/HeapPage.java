package dev.pgtrace.base.column;

import java.util.Arrays;

/// A page whose chunks are objects, wherever their words are.
final class HeapPage extends ChunkPage {
    static final HeapPage EMPTY = new HeapPage(new LongChunk[0]);

    private final LongChunk[] chunks;

    /// @param chunks nobody changes the array any more
    HeapPage(LongChunk[] chunks) {
        this.chunks = chunks;
    }

    @Override
    LongChunk chunk(int index) {
        return chunks[index];
    }

    @Override
    HeapPage with(int index, LongChunk chunk) {
        LongChunk[] changed = Arrays.copyOf(chunks, Math.max(chunks.length, index + 1));
        changed[index] = chunk;
        return new HeapPage(changed);
    }

    @Override
    long heapBytes() {
        long bytes = 32 + 4L * chunks.length;
        LongChunk before = null;
        for (LongChunk chunk : chunks) {
            bytes += chunk == before ? 0 : chunk.heapBytes();
            before = chunk;
        }
        return bytes;
    }
}
