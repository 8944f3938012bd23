package dev.pgtrace.base.column;

import java.util.Arrays;

/// [LongColumn#CHUNK] values as `base + packed bits`; no words at all when every value is the same.
public final class LongChunk {
    private static final long[] NONE = new long[0];

    private static final LongChunk MISSING = new LongChunk(-1, 0, NONE);
    private static final LongChunk ZERO = new LongChunk(0, 0, NONE);

    private final long base;
    private final int bits;
    private final long[] words;

    private LongChunk(long base, int bits, long[] words) {
        this.base = base;
        this.bits = bits;
        this.words = words;
    }

    /// A chunk of one value.
    static LongChunk of(long value) {
        return value == -1 ? MISSING : value == 0 ? ZERO : new LongChunk(value, 0, NONE);
    }

    /// A chunk from what [#base], [#bits] and [#words] said of another.
    ///
    /// @throws IllegalArgumentException where they do not fit together
    public static LongChunk of(long base, int bits, long[] words) {
        if (bits < 0 || bits > 64 || words.length != words(bits)) {
            throw new IllegalArgumentException(words.length + " words of values of " + bits + " bits");
        }
        return bits == 0 ? of(base) : new LongChunk(base, bits, words);
    }

    /// Words that a chunk of such values has.
    public static int words(int bits) {
        return (LongColumn.CHUNK * bits + 63) >>> 6;
    }

    /// The least value.
    public long base() {
        return base;
    }

    /// Bits a value, which is added to the least.
    public int bits() {
        return bits;
    }

    /// The bits of all values one after the other, the first in the lowest ones.
    public long[] words() {
        return words.clone();
    }

    /// Whether the bits that the values have allow no other than these.
    boolean isSurelyWithin(long lowest, long highest) {
        return base >= lowest && bits < 62 && base <= highest && highest - base >= (1L << bits) - 1;
    }

    /// Packs [LongColumn#CHUNK] values.
    public static LongChunk pack(long[] values) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        long range = max - min; // as an unsigned number: right even where the subtraction wraps
        int bits = 64 - Long.numberOfLeadingZeros(range);
        if (bits == 0) {
            return new LongChunk(min, 0, NONE);
        }
        long[] words = new long[(values.length * bits + 63) >>> 6];
        for (int i = 0; i < values.length; i++) {
            put(words, i, bits, values[i] - min);
        }
        return new LongChunk(min, bits, words);
    }

    long get(int index) {
        if (bits == 0) {
            return base;
        }
        int at = index * bits;
        int word = at >>> 6;
        int shift = at & 63;
        long value = words[word] >>> shift;
        if (shift + bits > 64) {
            value |= words[word + 1] << (64 - shift);
        }
        return base + (value & (-1L >>> (64 - bits)));
    }

    void unpack(long[] into) {
        if (bits == 0) {
            Arrays.fill(into, base);
            return;
        }
        long mask = -1L >>> (64 - bits);
        int at = 0;
        for (int i = 0; i < LongColumn.CHUNK; i++, at += bits) {
            int word = at >>> 6;
            int shift = at & 63;
            long value = words[word] >>> shift;
            if (shift + bits > 64) {
                value |= words[word + 1] << (64 - shift);
            }
            into[i] = base + (value & mask);
        }
    }

    long heapBytes() {
        return 32L + (bits == 0 ? 0 : 16L + 8L * words.length);
    }

    private static void put(long[] words, int index, int bits, long value) {
        int at = index * bits;
        int word = at >>> 6;
        int shift = at & 63;
        words[word] |= value << shift;
        if (shift + bits > 64) {
            words[word + 1] |= value >>> (64 - shift);
        }
    }
}
