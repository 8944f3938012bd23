package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;

/// Reads SQL texts from the file into one buffer. Not thread-safe.
final class SqlBytes {
    private static final int LONGEST = 1 << 20;

    private final Trace trace;
    private byte[] buffer = new byte[1 << 8];

    SqlBytes(Trace trace) {
        this.trace = trace;
    }

    byte[] buffer() {
        return buffer;
    }

    /// The text of a cursor without its literals; empty where it has none.
    String normalised(int cursor) throws TraceException {
        int length = read(cursor);
        return length == 0
                ? ""
                : SqlNormalizer.text(buffer, 0, length, trace.info().charset());
    }

    /// Reads the SQL text of a cursor into the buffer and returns its length.
    int read(int cursor) throws TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        int length = (int) Math.min(LONGEST, cursors.orZero(cursor, CursorColumn.SQL_LENGTH));
        if (delta == Table.MISSING || length == 0) {
            return 0;
        }
        if (buffer.length < length || buffer.length > 8 * length + 256) {
            buffer = new byte[Integer.highestOneBit(Math.max(256, length) * 2 - 1)];
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta;
        return Math.min(length, trace.text().bytes(offset, buffer));
    }
}
