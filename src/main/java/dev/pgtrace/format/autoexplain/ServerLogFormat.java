package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;

/// Logs of PostgreSQL servers, in any of their three forms.
public final class ServerLogFormat implements TraceFormat {
    @Override
    public boolean matches(MemorySegment head) {
        long length = Math.min(LogForm.HEAD, head.byteSize());
        return LogForm.of(head.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE))
                .isPresent();
    }

    /// @throws TraceException also where the log tells nothing of any statement
    @Override
    public void read(
            ByteSource source,
            Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        new ServerLogReader(source, options, fingerprint, sink, progress, cancel).read();
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new ServerLogText(source, charset);
    }
}
