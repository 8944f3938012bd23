package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Reads parts of a source until it is closed.
final class SourceBytes {
    private final ByteSource source;
    private volatile boolean closed;

    SourceBytes(ByteSource source) {
        this.source = source;
    }

    /// Copies what there is at the offset; a part beyond the end is left out.
    int copy(long offsetBytes, byte[] into) throws TraceException {
        if (closed) {
            throw closed(null);
        }
        try {
            MemorySegment all = source.now().bytes();
            long from = Math.clamp(offsetBytes, 0, all.byteSize());
            int n = (int) Math.min(into.length, all.byteSize() - from);
            MemorySegment.copy(all, ValueLayout.JAVA_BYTE, from, into, 0, n);
            return n;
        } catch (IllegalStateException | InternalError fault) {
            throw closed(fault);
        }
    }

    /// What there is of a range.
    byte[] range(long offsetBytes, long length) throws TraceException {
        byte[] bytes = new byte[Math.clamp(length, 0, Math.clamp(size() - offsetBytes, 0, Integer.MAX_VALUE - 16))];
        int n = copy(offsetBytes, bytes);
        return n == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, n);
    }

    long size() {
        try {
            return closed ? 0 : source.now().bytes().byteSize();
        } catch (TraceException | IllegalStateException gone) {
            return 0;
        }
    }

    void close() {
        closed = true;
        source.close();
    }

    private TraceException closed(@org.jspecify.annotations.Nullable Throwable fault) {
        String message = Texts.get("format.closed", source.name());
        return fault == null
                ? new TraceException(TraceException.Kind.CLOSED, message)
                : new TraceException(TraceException.Kind.CLOSED, message, fault);
    }
}
