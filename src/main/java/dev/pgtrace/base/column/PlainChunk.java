package dev.pgtrace.base.column;

/// [LongColumn#CHUNK] values as `base + packed bits`, as files keep them: no words at all where every value is
/// the same.
///
/// @param base  the least value
/// @param bits  of a value, which is added to the least
/// @param words the bits of all values one after the other, the first in the lowest ones; read only
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record PlainChunk(long base, int bits, long[] words) {
    private static final long[] NONE = {};

    /// @throws IllegalArgumentException where they do not fit together
    public PlainChunk {
        if (bits < 0 || bits > Long.SIZE || words.length != wordCount(bits)) {
            throw new IllegalArgumentException(words.length + " words of values of " + bits + " bits");
        }
    }

    /// Words that a chunk of such values has.
    public static int wordCount(int bits) {
        return (LongColumn.CHUNK * bits + Long.SIZE - 1) / Long.SIZE;
    }

    /// Packs [LongColumn#CHUNK] values.
    public static PlainChunk pack(long[] values) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        long range = max - min; // as an unsigned number: right even where the subtraction wraps
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
        if (bits == 0) {
            return new PlainChunk(min, 0, NONE);
        }
        long[] words = new long[wordCount(bits)];
        for (int i = 0; i < LongColumn.CHUNK; i++) {
            put(words, i, bits, values[i] - min);
        }
        return new PlainChunk(min, bits, words);
    }

    private static void put(long[] words, int index, int bits, long value) {
        int at = index * bits;
        int word = at >>> 6;
        int shift = at & 63;
        words[word] |= value << shift;
        if (shift + bits > Long.SIZE) {
            words[word + 1] |= value >>> (Long.SIZE - shift);
        }
    }

    /// The same values in a column: a chunk without slope, gaps and outliers has this very layout.
    LongChunk inColumn() {
        return bits == 0 ? LongChunk.of(base) : new ArrayChunk(base, 0, bits, words);
    }
}
