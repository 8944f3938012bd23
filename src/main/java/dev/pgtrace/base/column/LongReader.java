package dev.pgtrace.base.column;

/// Reads a [LongColumn] mostly in order of rows, unpacking a chunk at a time: several times faster than row by row.
/// Or rows here and there: then a chunk is unpacked when several rows of it were asked for, one after the other.
/// Not thread-safe.
public final class LongReader {
    /// Rows here and there: about as many take the time of unpacking their chunk.
    private static final int FEW = 32;

    private static final long[] NONE = {};

    private final LongColumn column;
    /// Rows asked of a chunk before it is unpacked.
    private final int patience;
    /// Made when a value is asked for: of the columns of a table most are not.
    private long[] values = NONE;

    private int chunk = -1;
    /// Whether all values are the same: that chunk after chunk is, in columns of what a trace does not tell.
    private boolean uniform;

    /// The chunk that was asked for last without being unpacked, and for how many rows.
    private int asked = -1;

    private int rows;

    public LongReader(LongColumn column) {
        this(column, 0);
    }

    private LongReader(LongColumn column, int patience) {
        this.column = column;
        this.patience = patience;
    }

    /// For rows here and there.
    public static LongReader scattered(LongColumn column) {
        return new LongReader(column, FEW);
    }

    public long get(int row) {
        int wanted = row >>> LongColumn.SHIFT;
        if (wanted != chunk) {
            if (patience > 0 && isPassedBy(wanted)) {
                return column.get(row);
            }
            unpack(wanted);
        }
        return values[row & LongColumn.MASK];
    }

    /// The values of the chunk that a row is in, for loops over whole chunks: the first is that of the row rounded down
    /// to a multiple of [LongColumn#CHUNK]; what lies behind the last row of the column is any number. Not to be
    /// changed, and good until another chunk is read.
    public long[] chunkOf(int row) {
        unpack(row >>> LongColumn.SHIFT);
        return values;
    }

    private boolean isPassedBy(int wanted) {
        if (wanted != asked) {
            asked = wanted;
            rows = 0;
        }
        return ++rows <= patience;
    }

    private void unpack(int wanted) {
        if (wanted != chunk) {
            LongChunk packed = column.chunk(wanted);
            if (!(uniform && packed.isUniform() && packed.base() == values[0])) {
                values = values.length == 0 ? new long[LongColumn.CHUNK] : values;
                packed.unpack(values);
                uniform = packed.isUniform();
            }
            chunk = wanted;
        }
    }
}
