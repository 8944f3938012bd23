package dev.pgtrace.format;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceSink;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.util.Optional;

/// A file grammar.
public interface TraceFormat {
    /// How a file is read.
    ///
    /// @param segmentBytes nominal size of the pieces that are scanned in parallel; results do not depend on it
    /// @param threads      scanning threads; results do not depend on it
    record Options(long segmentBytes, int threads) {
        public static Options standard() {
            return new Options(4L << 20, Math.max(1, Runtime.getRuntime().availableProcessors()));
        }
    }

    /// Whether the beginning of an input (up to 1 MiB) looks like this format.
    boolean matches(MemorySegment head);

    /// Reads the whole source. Bad bytes become issues; the result of a cut file is an incomplete trace.
    ///
    /// @throws TraceException when the input cannot be read
    /// @throws java.util.concurrent.CancellationException when cancelled
    void read(
            ByteSource source,
            Options options,
            SqlFingerprint fingerprint,
            TraceSink sink,
            Progress progress,
            CancelToken cancel)
            throws TraceException;

    /// This format, but reading on where a reading stopped: into a sink that has the tables, from the end of these.
    ///
    /// @param known the tables up to there
    /// @param state as a [TraceSink] was given it there
    /// @return empty where the state is none of these tables', or the format cannot go on
    default Optional<TraceFormat> continuing(Trace known, byte[] state) {
        return Optional.empty();
    }

    /// What the states that it gives depend on.
    default String stateSignature() {
        return "";
    }

    /// Decodes details of a trace that [#read] has indexed; closing it closes the source.
    TraceText text(ByteSource source, Charset charset);
}
