package dev.pgtrace.ui.kit.text;

import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.store.TraceBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A text in memory that belongs to a trace without records.
final class MemoryText implements TraceText {
    private final byte[] bytes;

    private MemoryText(byte[] bytes) {
        this.bytes = bytes;
    }

    static FileLines lines(String text) {
        return lines(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    static FileLines lines(byte[] bytes, Charset charset) {
        return FileLines.of(trace(bytes, charset));
    }

    static Trace trace(byte[] bytes, Charset charset) {
        return new TraceBuilder("text", charset, new MemoryText(bytes), progress -> {}).snapshot();
    }

    @Override
    public String sql(Trace trace, int cursor) {
        return "";
    }

    @Override
    public ExecutionDetail detail(Trace trace, int execution) {
        return new ExecutionDetail(List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public String raw(long offsetBytes, int length) {
        int end = (int) Math.min(bytes.length, offsetBytes + length);
        return new String(bytes, (int) offsetBytes, end - (int) offsetBytes, StandardCharsets.UTF_8);
    }

    @Override
    public int bytes(long offsetBytes, byte[] into) {
        int length = (int) Math.max(0, Math.min(into.length, bytes.length - offsetBytes));
        System.arraycopy(bytes, (int) offsetBytes, into, 0, length);
        return length;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void close() {}
}
