package dev.pgtrace.base.column;

import java.util.Arrays;

/// Finds the smallest way to write the values of one chunk. Values that do not change take one pass over them, others
/// two, and three where they grow from row to row. Each thread has one, whose room is used again and again.
final class ChunkPacker {
    private static final int CHUNK = LongColumn.CHUNK;
    /// Bits of an outlier: its row and its value.
    private static final int OUTLIER_BITS = 16 + Long.SIZE;
    /// With more outliers than these, a bit for each row takes less than a list.
    private static final int FEW = CHUNK / OUTLIER_BITS;
    /// Beyond this, sums could wrap.
    private static final long LARGEST = 1L << 61;

    private static final long[] NONE = {};
    private static final ThreadLocal<ChunkPacker> OWN = ThreadLocal.withInitial(ChunkPacker::new);

    private final long[] flatCodes = new long[CHUNK];
    private final long[] lineCodes = new long[CHUNK];
    private long[] values = NONE;
    private boolean gaps;
    private final int[] sizes = new int[2 * Long.SIZE + 1];
    private final int[] oddSizes = new int[2 * Long.SIZE + 1];

    /// A way to write them.
    ///
    /// @param codes of all rows
    /// @param high  bits above the others of the codes that need more, or 0 where these are a list
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Way(long[] codes, long base, long slope, int bits, int outliers, int high) {
        long cost() {
            long more = high == 0 ? (long) outliers * OUTLIER_BITS : CHUNK + (long) outliers * high;
            return (long) bits * CHUNK + more;
        }
    }

    private ChunkPacker() {}

    /// @param values as many as a chunk has rows
    static LongChunk pack(long[] values) {
        ChunkPacker own = OWN.get();
        own.values = values;
        LongChunk packed = own.pack();
        own.values = NONE;
        return packed;
    }

    private LongChunk pack() {
        gaps = false;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < CHUNK; i++) {
            long value = values[i];
            min = Math.min(min, value);
            max = Math.max(max, value);
            lowest = Math.min(lowest, value == LongChunk.GAP ? Long.MAX_VALUE : value);
        }
        if (min == max) {
            return LongChunk.of(min);
        }
        if (min < -LARGEST || max > LARGEST) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(max - min); // right even where the subtraction wraps
            return write(new Way(codes(flatCodes, 0, min), min, 0, bits, 0, 0));
        }
        gaps = min == LongChunk.GAP;
        Way flat = way(flatCodes, 0, gaps ? lowest : min);
        long slope = slope();
        if (slope == 0) {
            return write(flat);
        }
        Way line = way(lineCodes, slope, least(slope));
        return write(line.cost() < flat.cost() ? line : flat);
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

    /// What each row lies above a line: one more where there are gaps, which are 0.
    ///
    /// @param codes is filled
    private long[] codes(long[] codes, long slope, long base) {
        long[] from = values;
        long above = gaps ? base - 1 : base;
        if (slope == 0) {
            for (int i = 0; i < CHUNK; i++) {
                codes[i] = from[i] - above;
            }
        } else {
            for (int i = 0; i < CHUNK; i++) {
                codes[i] = from[i] - above - slope * i;
            }
        }
        for (int i = 0; gaps && i < CHUNK; i++) {
            long notGap = from[i] - LongChunk.GAP;
            codes[i] &= (notGap | -notGap) >> Long.SIZE - 1; // no bit where it is 0
        }
        return codes;
    }

    /// The best choice of bits and of how to write what needs more.
    private Way way(long[] room, long slope, long base) {
        long[] codes = codes(room, slope, base);
        int most = count(codes);
        int bestBits = most;
        int bestOutliers = 0;
        int bestHigh = 0;
        int best = most * CHUNK;
        int above = sizes[2 * most + 1];
        for (int bits = most - 1; bits >= 0; bits--) {
            int longer = above + sizes[2 * bits + 2];
            int listed = longer + sizes[2 * bits + 1]; // those of ones alone too, which are the mark
            above = listed;
            int high = most - bits;
            int cost = (bits + 1) * CHUNK + longer * high;
            if (cost < best) {
                best = cost;
                bestBits = bits;
                bestOutliers = longer;
                bestHigh = high;
            }
            cost = bits * CHUNK + listed * OUTLIER_BITS;
            if (bits > 0 && listed < FEW && cost < best) {
                best = cost;
                bestBits = bits;
                bestOutliers = listed;
                bestHigh = 0;
            }
        }
        return new Way(codes, base, slope, bestBits, bestOutliers, bestHigh);
    }

    /// Counts codes by their sizes: twice their bits, and one more where all of these are ones.
    ///
    /// @return bits of the longest
    private int count(long[] codes) {
        int[] even = sizes;
        int[] odd = oddSizes; // counting the same size twice in a row is slow
        Arrays.fill(even, 0);
        Arrays.fill(odd, 0);
        long all = 0;
        for (int i = 0; i < CHUNK; i += 2) {
            long one = codes[i];
            long other = codes[i + 1];
            even[size(one)]++;
            odd[size(other)]++;
            all |= one | other;
        }
        int most = Long.SIZE - Long.numberOfLeadingZeros(all);
        for (int i = 0; i <= 2 * most + 1; i++) {
            even[i] += odd[i];
        }
        return most;
    }

    private static int size(long code) {
        return 2 * Long.SIZE - Long.numberOfLeadingZeros(code) - Long.numberOfLeadingZeros(code + 1);
    }

    private LongChunk write(Way way) {
        int bits = way.bits();
        int shape = LongChunk.shape(bits, gaps, way.outliers(), way.high());
        if (shape == 0) {
            return ArrayChunk.line(way.base(), way.slope());
        }
        long[] words = new long[LongChunk.wordCount(shape)];
        long mask = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        int behind = bits * (CHUNK / Long.SIZE);
        int next = 0;
        long[] codes = way.codes();
        for (int i = 0; way.outliers() > 0 && i < CHUNK; i++) {
            long code = codes[i];
            if (way.high() > 0) {
                if (code > mask) {
                    words[behind + (i >>> 6)] |= 1L << i;
                    put(words, (behind + CHUNK / Long.SIZE) * Long.SIZE + next * way.high(), way.high(), code >>> bits);
                    next++;
                    codes[i] = code & mask;
                }
            } else if (code >= mask) {
                words[behind + (next >>> 2)] |= (long) i << ((next & 3) << 4);
                words[behind + (way.outliers() + 3) / 4 + next] = values[i];
                next++;
                codes[i] = mask;
            }
        }
        fill(words, codes, bits);
        return new ArrayChunk(way.base(), way.slope(), shape, words);
    }

    /// Writes codes that need no more bits than these.
    private static void fill(long[] words, long[] codes, int bits) {
        long open = 0; // the word that is being filled
        int filled = 0;
        int word = 0;
        for (int i = 0; i < CHUNK; i++) {
            long code = codes[i];
            open |= code << filled;
            filled += bits;
            if (filled >= Long.SIZE) {
                words[word++] = open;
                filled -= Long.SIZE;
                open = filled == 0 ? 0 : code >>> (bits - filled);
            }
        }
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
