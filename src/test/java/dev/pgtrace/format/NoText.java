package dev.pgtrace.format;

import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;

/// Texts of a trace that lies nowhere.
final class NoText implements TraceText {
    @Override
    public String sql(Trace trace, int cursor) {
        return "";
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) {
        return ExecutionDetail.NONE;
    }

    @Override
    public String raw(long offsetBytes, int length) {
        return "";
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) {
        return 0;
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void close() {}
}
