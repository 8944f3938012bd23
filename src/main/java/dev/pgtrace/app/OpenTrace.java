package dev.pgtrace.app;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.binary.BinaryFile;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.FileChain;
import dev.pgtrace.source.FollowedFile;
import dev.pgtrace.source.Sources;
import dev.pgtrace.store.TraceBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Opens a trace and indexes it, giving snapshots while it grows.
public final class OpenTrace {
    private static final int HEAD_BYTES = 64 << 10;
    /// Headers are longer and written at once.
    private static final int FOLLOWED_HEAD_BYTES = 128;

    private final Options options;
    private final SqlFingerprint fingerprint;

    /// @param charset how texts are decoded; bad bytes are replaced
    public record Options(Charset charset, TraceFormat.Options reading) {
        public static Options standard() {
            return new Options(StandardCharsets.UTF_8, TraceFormat.Options.standard());
        }

        public Options withCharset(Charset other) {
            return new Options(other, reading);
        }
    }

    /// @param trace     everything read
    /// @param cancelled the user stopped the indexing; the trace holds what came before
    /// @param micros    how long the indexing took
    /// @param storedBytes size of the input as stored
    public record Opened(Trace trace, boolean cancelled, long micros, long storedBytes) implements AutoCloseable {
        @Override
        public void close() {
            trace.text().close();
        }
    }

    public OpenTrace(Options options) {
        this.options = options;
        this.fingerprint = new SqlFingerprinter();
    }

    /// Opens a file; blocks until it is indexed.
    ///
    /// @param progress  bytes as stored
    /// @param snapshots hears, from the calling thread, the trace as it grows: first rows at once, then a few times
    /// a second
    /// @throws TraceException when the input is no trace or cannot be read
    public Opened file(Path path, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        return read(Sources.file(path), HEAD_BYTES, progress, cancel, snapshots);
    }

    /// Reads a stream, for instance standard input under the name `-`.
    public Opened stream(String name, InputStream in, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        return read(Sources.stream(name, in), HEAD_BYTES, progress, cancel, snapshots);
    }

    /// Opens a file that is still being written, and the further ones that a recording goes on in; blocks until
    /// [Following#end]. Snapshots come while it grows, at most ten a second.
    public Opened followed(
            Path path, Following following, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        FileChain source = FileChain.open(path, file -> {
            FollowedFile followed = FollowedFile.open(file);
            following.follow(followed);
            return followed;
        });
        return read(source, FOLLOWED_HEAD_BYTES, progress, cancel, snapshots);
    }

    /// Reads text that was pasted, under a name for it.
    public Opened pasted(String name, String text, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        return stream(name, new ByteArrayInputStream(text.getBytes(options.charset())), progress, cancel, snapshots);
    }

    /// Opens an input, which is closed with what is opened, or where that fails.
    Opened source(ByteSource source, Progress progress, CancelToken cancel) throws TraceException {
        return read(source, HEAD_BYTES, progress, cancel, trace -> {});
    }

    private Opened read(
            ByteSource source, int headBytes, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        boolean opened = false;
        try {
            Opened result = index(source, headBytes, progress, cancel, snapshots);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private Opened index(
            ByteSource source, int headBytes, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        long start = System.nanoTime();
        ByteSource.View head = source.await(headBytes, cancel);
        if (BinaryFile.matches(head.bytes())) {
            return binary(source, start, progress, cancel, snapshots);
        }
        TraceFormat format = Formats.of(source, head);
        TraceText text = format.text(source, options.charset());
        Pacer pacer = new Pacer(snapshots);
        TraceBuilder builder = new TraceBuilder(source.name(), options.charset(), text, pacer::progressed);
        boolean cancelled = false;
        try {
            format.read(source, options.reading(), fingerprint, builder, progress, cancel);
        } catch (CancellationException e) {
            cancelled = true;
        }
        Trace trace = builder.snapshot();
        return new Opened(trace, cancelled, (System.nanoTime() - start) / 1000, source.storedBytes());
    }

    /// A binary trace has its tables ready; without, its text is read.
    private Opened binary(
            ByteSource source, long start, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        BinaryFile file = BinaryFile.open(source, cancel);
        Optional<Trace> trace = file.trace(
                options.charset(),
                fingerprint,
                options.reading().threads(),
                dialect -> text -> Formats.of(dialect).text(text, options.charset()),
                cancel);
        if (trace.isEmpty()) {
            return read(file.text(), HEAD_BYTES, progress, cancel, snapshots);
        }
        progress.report(source.storedBytes(), source.storedBytes());
        snapshots.accept(trace.get());
        return new Opened(trace.get(), false, (System.nanoTime() - start) / 1000, source.storedBytes());
    }
}
