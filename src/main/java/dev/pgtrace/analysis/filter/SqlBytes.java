package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Reads SQL texts from the file, more than asked for at a time: cursors are mostly asked in their order. Where
/// the file has them inside a record with escapes around and in them, they are decoded one by one. Not
/// thread-safe.
final class SqlBytes {
    private static final int LONGEST = 1 << 20;
    /// Bytes read at a time, so many that they are read and not looked at through the mapping.
    private static final int WINDOW = 1 << 15;

    private final Trace trace;
    private final TableReader<CursorColumn> cursors;
    private final boolean plain;
    private byte[] buffer = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private int from;

    SqlBytes(Trace trace) {
        this.trace = trace;
        this.cursors = new TableReader<>(trace.cursors());
        this.plain = trace.info().dialect().isTrace();
    }

    /// Holds the last text, from [#from] on.
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    /// The text of a cursor without its literals; empty where it has none.
    String normalised(int cursor) throws TraceException {
        int length = read(cursor);
        return length == 0
                ? ""
                : SqlNormalizer.text(buffer, from, from + length, trace.info().charset());
    }

    /// Reads the SQL text of a cursor into the buffer and returns its length.
    int read(int cursor) throws TraceException {
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        int length = (int) Math.min(LONGEST, cursors.orZero(cursor, CursorColumn.SQL_LENGTH));
        if (delta == Table.MISSING || length == 0) {
            return 0;
        }
        if (!plain) {
            return decode(cursor);
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta;
        if (offset < windowStart || offset + length > windowStart + windowLength) {
            if (length > buffer.length || (length <= WINDOW && buffer.length > WINDOW)) {
                buffer = new byte[Math.max(WINDOW, length)];
            }
            windowLength = trace.text().bytes(offset, buffer);
            windowStart = offset;
        }
        from = (int) (offset - windowStart);
        return Math.min(length, windowLength - from);
    }

    private int decode(int cursor) throws TraceException {
        buffer = trace.text().sql(trace, cursor).getBytes(trace.info().charset());
        from = 0;
        return Math.min(LONGEST, buffer.length);
    }
}
