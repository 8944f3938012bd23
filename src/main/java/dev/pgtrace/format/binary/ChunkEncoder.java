package dev.pgtrace.format.binary;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.PlainChunk;
import dev.pgtrace.model.Table;
import java.util.Arrays;

/// Writes the values of one column in up to [LongColumn#CHUNK] rows, see the package's grammar. Of the ways there are
/// it takes the one with the fewest bytes a value; what is regular in those bytes is left to zstd.
final class ChunkEncoder {
    static final int CONSTANT = 0;
    static final int PLAIN = 1;
    static final int DELTA = 2;
    static final int PACKED = 3;
    /// A way that takes more work to read has to be so much smaller than [#PACKED], in per cent.
    private static final int WORTH = 60;
    /// Bit of the way: a bitmap tells the rows that have a value.
    static final int SPARSE = 4;

    private final long[] present = new long[LongColumn.CHUNK];
    private final long[] steps = new long[LongColumn.CHUNK];
    private final byte[] plane = new byte[LongColumn.CHUNK];
    private final byte[] bitmap = new byte[LongColumn.CHUNK / 8];
    private final ByteWriter out;

    ChunkEncoder(ByteWriter out) {
        this.out = out;
    }

    void encode(long[] values, int count) {
        int known = 0;
        for (int i = 0; i < count; i++) {
            if (values[i] != Table.MISSING) {
                present[known++] = values[i];
            }
        }
        boolean sparse = known > 0 && known < count && width(present, known) < width(values, count);
        if (count == LongColumn.CHUNK && isPackedBest(values, known)) {
            packed(PlainChunk.pack(values));
        } else if (sparse) {
            dense(present, known, SPARSE, values, count);
        } else {
            dense(values, count, 0, values, count);
        }
    }

    /// Whether no other way is so much smaller that it is worth to take the values apart when they are read.
    private boolean isPackedBest(long[] values, int known) {
        int packed = bits(range(values, values.length)) * values.length / 8;
        int other = width(values, values.length) * values.length;
        int sparse = known == 0 || known == values.length ? other : width(present, known) * known + bitmap.length;
        return packed > 0 && Math.min(other, sparse) * 100 > packed * WORTH;
    }

    private void packed(PlainChunk chunk) {
        out.one(PACKED);
        out.signed(chunk.base());
        out.one(chunk.bits());
        for (long word : chunk.words()) {
            out.whole(word);
        }
    }

    /// Bytes a value in the better of the two ways.
    private int width(long[] values, int count) {
        return Math.min(bytes(range(values, count)), steps(values, count) ? bytes(range(steps, count - 1)) : 8);
    }

    private void dense(long[] values, int count, int flag, long[] all, int rows) {
        long range = range(values, count);
        long stepRange = steps(values, count) ? range(steps, count - 1) : -1;
        boolean delta = range != 0 && bits(stepRange) + 1 < bits(range);
        out.one(flag | (range == 0 ? CONSTANT : delta ? DELTA : PLAIN));
        if (flag != 0) {
            bitmap(all, rows);
        }
        if (range == 0) {
            out.signed(values[0]);
        } else if (delta) {
            out.signed(values[0]);
            planes(steps, count - 1, stepRange);
        } else {
            planes(values, count, range);
        }
    }

    private void bitmap(long[] values, int rows) {
        int length = (rows + 7) / 8;
        Arrays.fill(bitmap, 0, length, (byte) 0);
        for (int i = 0; i < rows; i++) {
            if (values[i] != Table.MISSING) {
                bitmap[i >>> 3] |= (byte) (1 << (i & 7));
            }
        }
        out.raw(bitmap, length);
    }

    /// The least value, the bytes of a value, then all lowest bytes, all second ones and so on.
    private void planes(long[] values, int count, long range) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
        }
        out.signed(least);
        int width = bytes(range);
        out.one(width);
        for (int shift = 0; shift < width * 8; shift += 8) {
            for (int i = 0; i < count; i++) {
                plane[i] = (byte) ((values[i] - least) >>> shift);
            }
            out.raw(plane, count);
        }
    }

    /// Makes the steps from value to value; false where there is none.
    private boolean steps(long[] values, int count) {
        for (int i = 1; i < count; i++) {
            steps[i - 1] = values[i] - values[i - 1];
        }
        return count > 1;
    }

    /// As an unsigned number: right even where the subtraction wraps.
    private static long range(long[] values, int count) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return most - least;
    }

    private static int bits(long range) {
        return 64 - Long.numberOfLeadingZeros(range);
    }

    private static int bytes(long range) {
        return (bits(range) + 7) / 8;
    }
}
