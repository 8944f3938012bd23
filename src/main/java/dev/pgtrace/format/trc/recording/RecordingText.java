package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/// Decodes the texts of a recording on demand. Thread-safe: whatever is mutable is made anew for each call.
final class RecordingText implements TraceText {
    private static final int MOST_RAW = 16 << 20;

    private final ByteSource source;
    private final Charset charset;

    RecordingText(ByteSource source, Charset charset) {
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
        long start = offset - executions.orZero(execution, ExecutionColumn.BINDS_BACK);
        long end = offset + executions.orZero(execution, ExecutionColumn.END_DELTA);
        byte[] record = new byte[Math.clamp(end - start, 0, Frames.LONGEST)];
        int count = bytes(start, record);
        Words words = new Words();
        words.set(record, 0, count);
        ParsedExecution parsed = new ParsedExecution();
        return new ExecutionParser(words, parsed).parse()
                ? new EventMaker(parsed, record, start, charset).detail()
                : ExecutionDetail.NONE;
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        long left = size() - offsetBytes;
        if (offsetBytes < 0 || left <= 0 || length <= 0) {
            return "";
        }
        byte[] text = new byte[(int) Math.min(Math.min(length, MOST_RAW), left)];
        return new String(text, 0, bytes(offsetBytes, text), charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        try {
            int count = 0;
            int more = into.length;
            while (more > 0 && count < into.length) {
                more = part(offsetBytes + count, into, count);
                count += more;
            }
            return count;
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.of(source.name(), fault);
        }
    }

    /// Copies what there is in one file.
    private int part(long offsetBytes, byte[] into, int from) throws TraceException {
        ByteSource.View view = source.at(offsetBytes);
        long left = view.limit() - offsetBytes;
        if (offsetBytes < 0 || left <= 0) {
            return 0;
        }
        int count = (int) Math.min(into.length - from, left);
        MemorySegment.copy(view.bytes(), ValueLayout.JAVA_BYTE, offsetBytes - view.start(), into, from, count);
        return count;
    }

    @Override
    public long size() {
        try {
            return source.now().limit();
        } catch (TraceException e) {
            return 0;
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
