package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;

/// Recordings: what [RecordingWriter] writes.
public final class RecordingFormat implements TraceFormat {
    private static final byte[] MAGIC = HeaderText.magic();

    @Override
    public boolean matches(MemorySegment head) {
        return head.byteSize() >= MAGIC.length
                && head.asSlice(0, MAGIC.length).mismatch(MemorySegment.ofArray(MAGIC)) < 0;
    }

    /// One thread reads: records are stepped over faster than others could scan ahead.
    @Override
    public void read(
            ByteSource source,
            Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        try {
            new RecordingReader(source, fingerprint, sink, progress, cancel).read();
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.of(source.name(), fault);
        }
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new RecordingText(source, charset);
    }
}
