package dev.pgtrace.format.oracle;

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

/// Oracle's own extended SQL trace (event 10046).
public final class OracleFormat implements TraceFormat {
    @Override
    public boolean matches(MemorySegment head) {
        return Recognition.isOracle(head);
    }

    /// One thread reads: nearly every line depends on what was before it. Segment size and threads do not matter.
    @Override
    public void read(
            ByteSource source,
            Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException {
        new TraceReader(source, fingerprint, sink, progress, cancel).read();
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new OracleText(source, charset);
    }
}
