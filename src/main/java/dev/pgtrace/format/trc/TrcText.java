package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.util.List;

/// Decodes the texts of a `.trc` file on demand. Thread-safe: whatever is mutable is made anew for each call.
final class TrcText implements TraceText {
    private static final int MOST_RAW = 16 << 20;

    private final ByteSource source;
    private final Charset charset;

    TrcText(ByteSource source, Charset charset) {
        this.source = source;
        this.charset = charset;
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        long length = cursors.get(cursor, CursorColumn.SQL_LENGTH);
        if (delta < 0 || length <= 0) {
            return "";
        }
        return raw(cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta, (int) Math.min(length, MOST_RAW));
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        Table<ExecutionColumn> executions = trace.executions();
        long offset = executions.get(execution, ExecutionColumn.OFFSET_BYTES);
        long binds = executions.get(execution, ExecutionColumn.BINDS_BACK);
        long plan = executions.get(execution, ExecutionColumn.PLAN_DELTA);
        long waits = executions.get(execution, ExecutionColumn.WAITS_DELTA);
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        long id = cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, CursorColumn.ID);
        try {
            DetailReader reader = new DetailReader(bytes(), charset);
            return new ExecutionDetail(
                    binds < 0 ? List.of() : reader.binds(offset - binds, id),
                    plan < 0 ? List.of() : reader.plan(offset + plan),
                    waits < 0 ? List.of() : reader.sampledBuffers(offset + waits, id),
                    List.of());
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.rethrow(source.name(), fault);
        }
    }

    @Override
    public List<ExecutionDetail.Bind> binds(Trace trace, int execution) throws TraceException {
        Table<ExecutionColumn> executions = trace.executions();
        long binds = executions.get(execution, ExecutionColumn.BINDS_BACK);
        if (binds < 0) {
            return List.of();
        }
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        long id = cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, CursorColumn.ID);
        try {
            return new DetailReader(bytes(), charset)
                    .binds(executions.get(execution, ExecutionColumn.OFFSET_BYTES) - binds, id);
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.rethrow(source.name(), fault);
        }
    }

    private Bytes bytes() throws TraceException {
        MemorySegment memory = source.now().bytes();
        return Bytes.soFar(memory).near();
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        long left = size() - offsetBytes;
        if (offsetBytes < 0 || left <= 0 || length <= 0) {
            return "";
        }
        byte[] text = new byte[(int) Math.min(Math.min(length, MOST_RAW), left)];
        int count = bytes(offsetBytes, text);
        return new String(text, 0, count, charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        return bytes(offsetBytes, into, 0, into.length);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into, int at, int count) throws TraceException {
        try {
            ByteSource.View view = source.now();
            long left = view.bytes().byteSize() - offsetBytes;
            if (offsetBytes < 0 || left <= 0) {
                return 0;
            }
            int there = (int) Math.min(count, left);
            source.words(view).read(offsetBytes, into, at, there);
            return there;
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.rethrow(source.name(), fault);
        }
    }

    @Override
    public long size() {
        try {
            return source.now().bytes().byteSize();
        } catch (TraceException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
