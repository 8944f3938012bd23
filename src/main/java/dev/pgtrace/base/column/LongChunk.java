package dev.pgtrace.base.column;

import java.util.Arrays;

/// [LongColumn#CHUNK] values: a line `base + slope * index` and what each value lies above it, in as few bits as most
/// of them need; the few others are written out behind. Any value is found without unpacking the others.
///
/// Where there are gaps, code 0 is a missing value and the others are one higher. The words are the codes of all rows,
/// the lowest bits of each first, then what is written of codes that need more:
/// - of a few, where the highest code marks them: their rows, four to a word, ascending; then their values;
/// - of many: a bit for each row whose code goes on, then the higher bits of these.
abstract sealed class LongChunk permits ArrayChunk, SegmentChunk {
    /// A missing value; columns have many, beside values of quite another size.
    static final long GAP = -1;

    private static final int GAPS = 1 << 7;
    private static final int BITS = GAPS - 1;
    private static final int OUTLIERS_SHIFT = 8;
    private static final int OUTLIERS = (1 << 11) - 1;
    private static final int HIGH_SHIFT = 19;
    /// Words of a bit for each row.
    private static final int BITMAP = LongColumn.CHUNK / Long.SIZE;
    /// Sums of numbers of so many bits and lines of such a slope do not wrap.
    private static final int SURE = 50;

    private final long base;
    private final long slope;
    /// Bits of all codes, whether there are gaps, count of longer codes, higher bits of these, or none where they are a
    /// list. 0 = all values lie on the line.
    private final int shape;

    LongChunk(long base, long slope, int shape) {
        this.base = base;
        this.slope = slope;
        this.shape = shape;
    }

    static int shape(int bits, boolean gaps, int outliers, int high) {
        return bits | (gaps ? GAPS : 0) | outliers << OUTLIERS_SHIFT | high << HIGH_SHIFT;
    }

    /// Whether words of this shape can be read, whatever they say.
    static boolean isPossible(int shape) {
        int bits = shape & BITS;
        int high = shape >>> HIGH_SHIFT;
        boolean plain = shape <= Long.SIZE;
        return shape >= 0
                && bits + high <= Long.SIZE
                && (plain || bits + high > 0)
                && outliers(shape) <= LongColumn.CHUNK;
    }

    /// Words of a chunk of this shape.
    static int wordCount(int shape) {
        int outliers = outliers(shape);
        int high = shape >>> HIGH_SHIFT;
        int more = high == 0 ? (outliers + 3) / 4 + outliers : BITMAP + (outliers * high + Long.SIZE - 1) / Long.SIZE;
        return codeWords(shape & BITS) + more;
    }

    private static int outliers(int shape) {
        return shape >>> OUTLIERS_SHIFT & OUTLIERS;
    }

    static LongChunk pack(long[] values) {
        return ChunkPacker.pack(values);
    }

    /// A chunk of one value.
    static LongChunk of(long value) {
        return value == GAP ? ArrayChunk.MISSING : value == 0 ? ArrayChunk.ZERO : ArrayChunk.line(value, 0);
    }

    final long base() {
        return base;
    }

    final long slope() {
        return slope;
    }

    final int shape() {
        return shape;
    }

    /// Whether it is surely the same value over and over.
    final boolean isUniform() {
        return shape == 0 && slope == 0;
    }

    abstract long word(int at);

    /// All words; not to be changed.
    abstract long[] words();

    abstract long heapBytes();

    /// Whether it is packed as another one, which means the same values.
    final boolean isSame(LongChunk other) {
        if (this == other) {
            return true;
        }
        if (base != other.base || slope != other.slope || shape != other.shape) {
            return false;
        }
        int count = wordCount(shape);
        for (int i = 0; i < count; i++) {
            if (word(i) != other.word(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether no value can be outside of these bounds; false where that is not clear at once.
    final boolean isSurelyWithin(long lowest, long highest) {
        int high = shape >>> HIGH_SHIFT;
        int bits = (shape & BITS) + high;
        boolean small = bits <= SURE && slope >= 0 && slope <= 1L << SURE && Math.abs(base) <= 1L << SURE;
        if (!small || high == 0 && outliers(shape) > 0) {
            return false;
        }
        long least = (shape & GAPS) == 0 ? base : Math.min(GAP, base);
        long most = base + slope * LongColumn.MASK + (bits == 0 ? 0 : -1L >>> (Long.SIZE - bits));
        return least >= lowest && Math.max(least, most) <= highest;
    }

    final long get(int index) {
        if (shape == 0) {
            return base + slope * index;
        }
        int bits = shape & BITS;
        long code = code(0, index, bits);
        if (shape <= Long.SIZE) {
            return base + slope * index + code;
        }
        if (shape >>> HIGH_SHIFT > 0) {
            code |= high(index, bits) << bits;
        } else if (outliers(shape) > 0 && code == -1L >>> (Long.SIZE - bits)) {
            return outlier(index);
        }
        if ((shape & GAPS) == 0) {
            return base + slope * index + code;
        }
        return code == 0 ? GAP : base + slope * index + code - 1;
    }

    /// A code out of those that begin at a word.
    private long code(int from, int index, int bits) {
        if (bits == 0) {
            return 0;
        }
        int at = index * bits;
        int word = from + (at >>> 6);
        int shift = at & 63;
        long code = word(word) >>> shift;
        if (shift + bits > Long.SIZE) {
            code |= word(word + 1) << (Long.SIZE - shift);
        }
        return code & (-1L >>> (Long.SIZE - bits));
    }

    /// The higher bits of a code.
    private long high(int index, int bits) {
        int bitmap = codeWords(bits);
        int own = index >>> 6;
        long word = word(bitmap + own);
        if ((word >>> index & 1) == 0) {
            return 0;
        }
        int before = Long.bitCount(word & (1L << index) - 1);
        for (int i = 0; i < own; i++) {
            before += Long.bitCount(word(bitmap + i));
        }
        return before < outliers(shape) ? code(bitmap + BITMAP, before, shape >>> HIGH_SHIFT) : 0;
    }

    private long outlier(int index) {
        int count = outliers(shape);
        int rows = codeWords(shape & BITS);
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row(word(rows + (middle >>> 2)), middle) < index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return word(rows + (count + 3) / 4 + low);
    }

    final void unpack(long[] into) {
        if (shape == 0) {
            line(into);
            return;
        }
        int bits = shape & BITS;
        codes(bits, into);
        boolean goesOn = shape >>> HIGH_SHIFT > 0;
        if (goesOn) {
            addHigh(bits, into);
        }
        if ((shape & GAPS) != 0) {
            addLineAround(into);
        } else {
            addLine(into);
        }
        int count = goesOn ? 0 : outliers(shape);
        int rows = codeWords(bits);
        for (int i = 0; i < count; i++) {
            into[row(word(rows + (i >>> 2)), i)] = word(rows + (count + 3) / 4 + i);
        }
    }

    private void addLine(long[] codes) {
        if (slope == 0) {
            for (int i = 0; i < LongColumn.CHUNK; i++) {
                codes[i] += base; // several at a time, as processors cannot multiply several
            }
        } else {
            for (int i = 0; i < LongColumn.CHUNK; i++) {
                codes[i] += base + slope * i;
            }
        }
    }

    /// Turns codes into values where there are gaps.
    private void addLineAround(long[] codes) {
        long above = base - 1;
        if (slope == 0) {
            for (int i = 0; i < LongColumn.CHUNK; i++) {
                long code = codes[i];
                long gap = (code - 1 & ~code) >> Long.SIZE - 1; // where the code is 0 all bits, which is what GAP is
                codes[i] = above + code | gap;
            }
        } else {
            for (int i = 0; i < LongColumn.CHUNK; i++) {
                codes[i] = codes[i] == 0 ? GAP : above + slope * i + codes[i];
            }
        }
    }

    private void addHigh(int bits, long[] into) {
        int bitmap = codeWords(bits);
        int high = shape >>> HIGH_SHIFT;
        long mask = -1L >>> (Long.SIZE - high);
        int next = bitmap + BITMAP;
        long open = 0;
        int left = 0;
        int count = outliers(shape);
        for (int i = 0; i < BITMAP; i++) {
            for (long rest = word(bitmap + i); rest != 0 && count > 0; rest &= rest - 1, count--) {
                long code = open;
                if (left >= high) {
                    open >>>= high;
                    left -= high;
                } else {
                    long word = word(next++);
                    code |= word << left;
                    open = high - left == Long.SIZE ? 0 : word >>> (high - left);
                    left += Long.SIZE - high;
                }
                into[(i << 6) + Long.numberOfTrailingZeros(rest)] |= (code & mask) << bits;
            }
        }
    }

    private void line(long[] into) {
        if (slope == 0) {
            Arrays.fill(into, 0, LongColumn.CHUNK, base);
        } else {
            for (int i = 0; i < LongColumn.CHUNK; i++) {
                into[i] = base + slope * i;
            }
        }
    }

    /// Word after word: what is left of one stays in hand.
    private void codes(int bits, long[] into) {
        if (bits == 0) {
            Arrays.fill(into, 0, LongColumn.CHUNK, 0);
            return;
        }
        long mask = -1L >>> (Long.SIZE - bits);
        int next = 0;
        long open = 0;
        int left = 0;
        for (int i = 0; i < LongColumn.CHUNK; i++) {
            if (left >= bits) {
                into[i] = open & mask;
                open >>>= bits;
                left -= bits;
            } else {
                long word = word(next++);
                into[i] = (open | word << left) & mask;
                open = bits - left == Long.SIZE ? 0 : word >>> (bits - left);
                left += Long.SIZE - bits;
            }
        }
    }

    private static int codeWords(int bits) {
        return bits * (LongColumn.CHUNK / Long.SIZE);
    }

    /// A row number out of a word of four.
    private static int row(long word, int outlier) {
        return (int) (word >>> ((outlier & 3) << 4)) & LongColumn.MASK;
    }
}
