package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.nio.charset.Charset;
import java.util.List;

/// Reads an output of EXPLAIN again.
final class ExplainText implements TraceText {
    private static final int LONGEST_RAW = 16 << 20;

    private final SourceBytes source;
    private final Charset charset;

    ExplainText(ByteSource source, Charset charset) {
        this.source = new SourceBytes(source);
        this.charset = charset;
    }

    @Override
    public String sql(Trace trace, int cursor) throws TraceException {
        long offset = trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES)
                + Math.max(0, trace.cursors().get(cursor, CursorColumn.SQL_DELTA));
        List<ExplainOutputs.Output> outputs = at(offset, trace.cursors().get(cursor, CursorColumn.SQL_LENGTH));
        return outputs.isEmpty() ? "" : outputs.getFirst().sql();
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) throws TraceException {
        long offset = trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES);
        List<ExplainOutputs.Output> outputs = at(offset, trace.executions().get(execution, ExecutionColumn.END_DELTA));
        int position = 0; // of several in one array
        while (execution - position > 0
                && trace.executions().get(execution - position - 1, ExecutionColumn.OFFSET_BYTES) == offset) {
            position++;
        }
        return position < outputs.size() ? ExplainFormat.detail(outputs.get(position)) : ExecutionDetail.NONE;
    }

    private List<ExplainOutputs.Output> at(long offset, long length) throws TraceException {
        byte[] bytes = source.range(offset, Math.min(ExplainFormat.LONGEST, length));
        return ExplainOutputs.in(new String(bytes, charset));
    }

    @Override
    public String raw(long offsetBytes, int length) throws TraceException {
        return new String(source.range(offsetBytes, Math.clamp(length, 0, LONGEST_RAW)), charset);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) throws TraceException {
        return source.copy(offsetBytes, into);
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public void close() {
        source.close();
    }
}
