package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.nio.charset.Charset;

/// Decodes the texts of a `.trc` file on demand. Thread-safe: everything mutable is made anew for each call.
final class TrcText implements TraceText {
    private static final int MOST_RAW = 16 << 20;

    private final ByteSource source;
    private final Charset charset;

    TrcText(ByteSource source, Charset charset) {
        this.source = source;
        this.charset = charset;
    }

    private Bytes bytes() throws TraceException {
        return Bytes.whole(source.now().bytes());
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        long delta = trace.cursors().get(cursor, CursorColumn.SQL_DELTA);
        long length = trace.cursors().get(cursor, CursorColumn.SQL_LENGTH);
        if (delta < 0 || length <= 0) {
            return "";
        }
        return raw(trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES) + delta, (int) Math.min(length, MOST_RAW));
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        throw new UnsupportedOperationException();
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        return "";
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() {
        source.close();
    }
}
