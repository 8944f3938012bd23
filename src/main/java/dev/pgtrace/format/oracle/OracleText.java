package dev.pgtrace.format.oracle;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.util.List;

/// Decodes texts and details from the file when they are asked for.
final class OracleText implements TraceText {
    private static final int LONGEST = 16 << 20;

    private final ByteSource source;
    private final Charset charset;
    private volatile boolean closed;

    OracleText(ByteSource source, Charset charset) {
        this.source = source;
        this.charset = charset;
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        if (!cursors.has(cursor, CursorColumn.SQL_DELTA)) {
            return "";
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + cursors.get(cursor, CursorColumn.SQL_DELTA);
        return raw(offset, (int) Math.min(LONGEST, cursors.get(cursor, CursorColumn.SQL_LENGTH)));
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        DetailReader reader = new DetailReader(source, this, trace, execution);
        return new ExecutionDetail(reader.binds(), reader.plan(), List.of(), reader.waits());
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        byte[] bytes = new byte[Math.clamp(size() - offsetBytes, 0, Math.clamp(length, 0, LONGEST))];
        int n = bytes(offsetBytes, bytes);
        return new String(bytes, 0, n, charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        MemorySegment all = view();
        int n = Math.clamp(all.byteSize() - Math.max(0, offsetBytes), 0, into.length);
        try {
            MemorySegment.copy(all, ValueLayout.JAVA_BYTE, Math.max(0, offsetBytes), into, 0, n);
        } catch (IllegalStateException e) {
            throw new TraceException(TraceException.Kind.CLOSED, closedMessage(), e);
        }
        return n;
    }

    @Override
    public long size() {
        try {
            return view().byteSize();
        } catch (TraceException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        source.close();
    }

    Charset charset() {
        return charset;
    }

    private MemorySegment view() throws TraceException {
        if (closed) {
            throw new TraceException(TraceException.Kind.CLOSED, closedMessage());
        }
        return source.now().bytes();
    }

    private String closedMessage() {
        return Texts.get("format.closed", source.name());
    }
}
