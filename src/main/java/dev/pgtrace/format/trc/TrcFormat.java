package dev.pgtrace.format.trc;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// pg_trace's `.trc` files, in every dialect that the extension has printed.
public final class TrcFormat implements TraceFormat {
    private static final List<String> ENDS =
            List.of("*** Total queries traced: ", "*** Trace ended at ", "*** SESSION END at ");

    private final @Nullable Checkpoint begun;

    public TrcFormat() {
        this(null);
    }

    private TrcFormat(@Nullable Checkpoint begun) {
        this.begun = begun;
    }

    @Override
    public Optional<TraceFormat> continuing(Trace known, byte[] state) {
        try {
            return Optional.of(new TrcFormat(Checkpoint.read(state, known)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Whether the last line of a file is one with which a tracer ends it.
    ///
    /// @param tail its last bytes, some hundred
    public static boolean hasEnd(byte[] tail) {
        String text = new String(tail, StandardCharsets.ISO_8859_1);
        String last = text.substring(text.stripTrailing().lastIndexOf('\n') + 1);
        return last.endsWith("\n") && ENDS.stream().anyMatch(last::startsWith);
    }

    @Override
    public String stateSignature() {
        return Checkpoint.CODEC.signature();
    }

    @Override
    public boolean matches(MemorySegment head) {
        return new Detection(head).matches();
    }

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
            new SegmentedReader(begun, source, options, fingerprint, sink, progress, cancel).read();
        } catch (IllegalStateException | InternalError fault) {
            throw Faults.rethrow(source.name(), fault);
        }
    }

    @Override
    public TraceText text(ByteSource source, Charset charset) {
        return new TrcText(source, charset);
    }
}
