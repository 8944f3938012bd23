package dev.pgtrace.base.column;

import java.lang.foreign.MemorySegment;

/// A page in a mapped file: for each chunk its base, slope, shape and where its words are.
final class StoredPage extends ChunkPage {
    /// Words of a chunk.
    static final int HEAD = 4;
    /// Words that a region can have.
    static final long MOST_WORDS = 1L << 32;

    private final MemorySegment[] regions;
    private final long place;

    /// @param regions of the file
    /// @param place   of the first head, see [#place]
    StoredPage(MemorySegment[] regions, long place) {
        this.regions = regions;
        this.place = place;
    }

    /// Where a word is.
    ///
    /// @param word number of the word in its region
    static long place(int region, long word) {
        return (long) region << 32 | word;
    }

    private static int region(long place) {
        return (int) (place >>> 32);
    }

    private static long word(long place) {
        return place & MOST_WORDS - 1;
    }

    @Override
    LongChunk chunk(int index) {
        MemorySegment heads = regions[region(place)];
        long head = word(place) + (long) index * HEAD;
        long words = heads.getAtIndex(SegmentChunk.WORD, head + 3);
        return new SegmentChunk(
                heads.getAtIndex(SegmentChunk.WORD, head),
                heads.getAtIndex(SegmentChunk.WORD, head + 1),
                (int) heads.getAtIndex(SegmentChunk.WORD, head + 2),
                regions[region(words)],
                word(words));
    }

    @Override
    HeapPage with(int index, LongChunk chunk) {
        LongChunk[] chunks = new LongChunk[CHUNKS];
        for (int i = 0; i < CHUNKS; i++) {
            chunks[i] = i == index ? chunk : chunk(i);
        }
        return new HeapPage(chunks);
    }

    @Override
    long heapBytes() {
        return 24;
    }
}
