package dev.pgtrace.base.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A chunk whose words are in a mapped file.
final class SegmentChunk extends LongChunk {
    /// The lowest byte first, at a multiple of eight.
    static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final MemorySegment segment;
    private final long first;

    /// @param first number of the first word in the segment
    SegmentChunk(long base, long slope, int shape, MemorySegment segment, long first) {
        super(base, slope, shape);
        this.segment = segment;
        this.first = first;
    }

    MemorySegment segment() {
        return segment;
    }

    /// Number of the first word in the segment.
    long first() {
        return first;
    }

    @Override
    long word(int at) {
        return segment.getAtIndex(WORD, first + at);
    }

    @Override
    long[] words() {
        long[] words = new long[wordCount(shape())];
        MemorySegment.copy(segment, WORD, first * Long.BYTES, words, 0, words.length);
        return words;
    }

    @Override
    long heapBytes() {
        return 48;
    }
}
