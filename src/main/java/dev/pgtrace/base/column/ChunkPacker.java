package dev.pgtrace.base.column;

import java.util.Arrays;

/// Finds the smallest way to write the values of one chunk. Values that do not change take one pass over them, others
/// two, and three where they grow from row to row.
final class ChunkPacker {
    private static final int CHUNK = LongColumn.CHUNK;
    /// Bits of an outlier: its row and its value.
    private static final int OUTLIER_BITS = 16 + Long.SIZE;
    /// Beyond this, sums could wrap.
    private static final long LARGEST = 1L << 61;

    private final long[] values;
    private boolean gaps;
    private final int[] lengths = new int[Long.SIZE + 1];

    /// A way to write them.
    private record Way(long base, long slope, int bits, int outliers) {
        long cost() {
            return (long) bits * CHUNK + (long) outliers * OUTLIER_BITS;
        }
    }

    /// @param values as many as a chunk has rows
    ChunkPacker(long[] values) {
        this.values = values;
    }

    LongChunk pack() {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (int i = 0; i < CHUNK; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        if (min == max) {
            return LongChunk.of(min);
        }
        if (min < -LARGEST || max > LARGEST) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(max - min); // right even where the subtraction wraps
            return write(new Way(min, 0, bits, 0));
        }
        gaps = min == LongChunk.GAP;
        Way flat = way(0, gaps ? least() : min);
        long slope = slope();
        if (slope == 0) {
            return write(flat);
        }
        Way line = way(slope, least(slope));
        return write(line.cost() < flat.cost() ? line : flat);
    }

    private long least() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < CHUNK; i++) {
            least = Math.min(least, values[i] == LongChunk.GAP ? Long.MAX_VALUE : values[i]);
        }
        return least;
    }

    private long least(long slope) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < CHUNK; i++) {
            if (!gaps || values[i] != LongChunk.GAP) {
                least = Math.min(least, values[i] - slope * i);
            }
        }
        return least;
    }

    /// Steps from row to row on average where the values seem to grow, else 0.
    private long slope() {
        int first = 0;
        int last = CHUNK - 1;
        if (gaps) {
            while (values[first] == LongChunk.GAP) {
                first++;
            }
            while (values[last] == LongChunk.GAP) {
                last--;
            }
        }
        long before = values[first];
        for (int i = CHUNK / 4; i < CHUNK; i += CHUNK / 4) {
            if (i > first && i < last && values[i] != LongChunk.GAP) {
                if (values[i] < before) {
                    return 0;
                }
                before = values[i];
            }
        }
        return last == first || values[last] < before ? 0 : (values[last] - values[first]) / (last - first);
    }

    /// The best choice of bits and outliers.
    private Way way(long slope, long base) {
        Arrays.fill(lengths, 0);
        int shift = gaps ? 1 : 0;
        long most = 0;
        for (int i = 0; i < CHUNK; i++) {
            boolean gap = gaps && values[i] == LongChunk.GAP;
            long code = gap ? 0 : values[i] - base - slope * i + shift;
            most = Math.max(most, code);
            lengths[Long.SIZE - Long.numberOfLeadingZeros(code + 1)]++; // the highest code is taken
        }
        Way best = new Way(base, slope, Long.SIZE - Long.numberOfLeadingZeros(most), 0);
        int outliers = 0;
        for (int bits = Long.SIZE - 1; bits > 0; bits--) {
            outliers += lengths[bits + 1];
            Way way = new Way(base, slope, bits, outliers);
            if (outliers > 0 && way.cost() < best.cost()) {
                best = way;
            }
        }
        return best;
    }

    private LongChunk write(Way way) {
        int bits = way.bits();
        int shape = LongChunk.shape(bits, gaps, way.outliers());
        if (shape == 0) {
            return ArrayChunk.line(way.base(), way.slope());
        }
        long[] words = new long[LongChunk.wordCount(shape)];
        int shift = gaps ? 1 : 0;
        long mask = -1L >>> (Long.SIZE - bits);
        int rows = bits * (CHUNK / Long.SIZE);
        int next = 0;
        for (int i = 0; i < CHUNK; i++) {
            boolean gap = gaps && values[i] == LongChunk.GAP;
            long code = gap ? 0 : values[i] - way.base() - way.slope() * i + shift;
            if (way.outliers() > 0 && Long.compareUnsigned(code, mask) >= 0) {
                words[rows + (next >>> 2)] |= (long) i << ((next & 3) << 4);
                words[rows + (way.outliers() + 3) / 4 + next] = values[i];
                next++;
                code = mask;
            }
            put(words, i * bits, bits, code);
        }
        return new ArrayChunk(way.base(), way.slope(), shape, words);
    }

    private static void put(long[] words, int at, int bits, long code) {
        int word = at >>> 6;
        int shift = at & 63;
        words[word] |= code << shift;
        if (shift + bits > Long.SIZE) {
            words[word + 1] |= code >>> (Long.SIZE - shift);
        }
    }
}
