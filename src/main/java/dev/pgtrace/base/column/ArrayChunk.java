package dev.pgtrace.base.column;

/// A chunk whose words are on the heap.
final class ArrayChunk extends LongChunk {
    private static final long[] NONE = {};

    static final LongChunk MISSING = line(GAP, 0);
    static final LongChunk ZERO = line(0, 0);

    private final long[] words;

    ArrayChunk(long base, long slope, int shape, long[] words) {
        super(base, slope, shape);
        this.words = words;
    }

    /// A chunk of values that all lie on a line.
    static LongChunk line(long base, long slope) {
        return new ArrayChunk(base, slope, 0, NONE);
    }

    @Override
    long word(int at) {
        return words[at];
    }

    @Override
    long[] words() {
        return words;
    }

    @Override
    long heapBytes() {
        return this == MISSING || this == ZERO ? 0 : 40L + (words.length == 0 ? 0 : 16L + 8L * words.length);
    }
}
