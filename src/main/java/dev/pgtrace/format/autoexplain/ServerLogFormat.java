package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.EventFormat;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Logs of PostgreSQL servers, in any of their three forms.
public final class ServerLogFormat implements EventFormat {
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
        LogTables tables = new LogTables(fingerprint, sink);
        new ServerLogReader(source, options, StandardCharsets.ISO_8859_1, tables, progress, cancel).read();
    }

    @Override
    public boolean events(
            ByteSource source,
            Options options,
            Charset charset,
            Consumer<TraceEvent> events,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        LogEvents told = new LogEvents(events);
        new ServerLogReader(source, options, charset, told, progress, cancel).read();
        return told.isWhole();
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new ServerLogText(source, charset);
    }
}
