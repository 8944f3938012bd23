package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.binary.BinaryFile;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.FileChain;
import dev.pgtrace.source.FollowedFile;
import dev.pgtrace.source.Sources;
import dev.pgtrace.store.TraceBuilder;
import dev.pgtrace.store.index.TraceIndex;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Opens a trace and indexes it, giving snapshots while it grows.
public final class OpenTrace {
    private static final int HEAD_BYTES = 64 << 10;
    /// Headers are longer and written at once.
    private static final int FOLLOWED_HEAD_BYTES = 128;

    /// An index is written again when a file has grown by one part in so many.
    private static final int KEEP_AGAIN = 16;

    private final Options options;
    private final SqlFingerprint fingerprint;

    /// @param charset how texts are decoded; bad bytes are replaced
    /// @param index   whether sidecar indexes are used and made
    public record Options(Charset charset, TraceFormat.Options reading, IndexOptions index) {
        /// Without sidecar indexes.
        public Options(Charset charset, TraceFormat.Options reading) {
            this(charset, reading, IndexOptions.none());
        }

        public static Options standard() {
            return new Options(StandardCharsets.UTF_8, TraceFormat.Options.standard(), IndexOptions.standard());
        }

        public Options withCharset(Charset other) {
            return new Options(other, reading, index);
        }

        public Options withIndex(IndexOptions other) {
            return new Options(charset, reading, other);
        }
    }

    /// @param trace     everything read
    /// @param cancelled the user stopped the indexing; the trace holds what came before
    /// @param micros    how long the indexing took
    /// @param storedBytes size of the input as stored
    /// @param index     what the sidecar index did for it; to write it does not count in the time
    /// @param sums      the analysis of all executions by the trace's own tier model, where it is known already
    public record Opened(
            Trace trace, boolean cancelled, long micros, long storedBytes, IndexUse index, Optional<TraceAnalysis> sums)
            implements AutoCloseable {
        /// One without an index.
        public Opened(Trace trace, boolean cancelled, long micros, long storedBytes) {
            this(trace, cancelled, micros, storedBytes, IndexUse.NONE, Optional.empty());
        }

        /// The analysis of all executions, at once where it is known.
        ///
        /// @throws CancellationException when cancelled
        public TraceAnalysis analyze(TierModel model, CancelToken cancel) {
            return sums.filter(known -> known.model().equals(model))
                    .orElseGet(() -> Analyzer.analyze(trace, model, cancel));
        }

        /// Looks now at everything of an index that was left until somebody needs it; a value of each table does it.
        public void settle() {
            for (Table<?> table : List.of(
                    trace.statements(),
                    trace.cursors(),
                    trace.executions(),
                    trace.nodes(),
                    trace.calls(),
                    trace.waits())) {
                if (table.size() > 0) {
                    table.columns().getFirst().get(0);
                }
            }
            if (trace.names().size() > 0) {
                trace.name(0);
            }
            if (trace.shapes().size() > 0) {
                trace.shapes().nodeCount(0);
            }
        }

        @Override
        public void close() {
            trace.text().close();
        }
    }

    public OpenTrace(Options options) {
        this.options = options;
        this.fingerprint = new SqlFingerprinter();
    }

    /// Opens a file; blocks until it is indexed. Where a sidecar index has it, there are no snapshots: it is all there
    /// at once.
    ///
    /// @param progress  bytes as stored
    /// @param snapshots hears, from the calling thread, the trace as it grows: first rows at once, then a few times
    /// a second
    /// @throws TraceException when the input is no trace or cannot be read
    public Opened file(Path path, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        Optional<Sidecar> sidecar = Sidecar.of(path, options.index(), fingerprint);
        return read(Sources.file(path), sidecar.map(Sidecar::wholly), HEAD_BYTES, progress, cancel, snapshots);
    }

    /// Reads a stream, for instance standard input under the name `-`.
    public Opened stream(String name, InputStream in, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        return read(Sources.stream(name, in), Optional.empty(), HEAD_BYTES, progress, cancel, snapshots);
    }

    /// Opens a file that is still being written, from where its sidecar index ends if it has one, and the further
    /// ones that a recording goes on in; blocks until [Following#end]. Snapshots come while it grows, at most ten
    /// a second.
    public Opened followed(
            Path path, Following following, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        FileChain source = FileChain.open(path, file -> {
            FollowedFile followed = FollowedFile.open(file);
            following.follow(followed);
            return followed;
        });
        return read(
                source,
                Sidecar.of(path, options.index(), fingerprint),
                FOLLOWED_HEAD_BYTES,
                progress,
                cancel,
                snapshots);
    }

    /// Reads text that was pasted, under a name for it.
    public Opened pasted(String name, String text, Progress progress, CancelToken cancel, Consumer<Trace> snapshots)
            throws TraceException {
        return stream(name, new ByteArrayInputStream(text.getBytes(options.charset())), progress, cancel, snapshots);
    }

    /// Opens an input, which is closed with what is opened, or where that fails.
    Opened source(ByteSource source, Progress progress, CancelToken cancel) throws TraceException {
        return read(source, Optional.empty(), HEAD_BYTES, progress, cancel, trace -> {});
    }

    private Opened read(
            ByteSource source,
            Optional<Sidecar> sidecar,
            int headBytes,
            Progress progress,
            CancelToken cancel,
            Consumer<Trace> snapshots)
            throws TraceException {
        boolean opened = false;
        try {
            Opened result = index(source, sidecar, headBytes, progress, cancel, snapshots);
            opened = true;
            return result;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private Opened index(
            ByteSource source,
            Optional<Sidecar> sidecar,
            int headBytes,
            Progress progress,
            CancelToken cancel,
            Consumer<Trace> snapshots)
            throws TraceException {
        long start = System.nanoTime();
        ByteSource.View head = source.await(headBytes, cancel);
        if (BinaryFile.matches(head.bytes())) {
            return binary(source, start, progress, cancel, snapshots);
        }
        TraceFormat format = Formats.of(source, head);
        TraceText text = format.text(source, options.charset());
        TraceIndex.Opening opening = new TraceIndex.Opening(
                source.name(), options.charset(), text, options.reading().threads());
        Optional<Sidecar.Found> known =
                sidecar.flatMap(it -> it.find(opening, () -> again(source, format, text), cancel));
        if (known.isPresent()) {
            progress.report(source.storedBytes(), source.storedBytes());
            Optional<TraceAnalysis> sums = Optional.of(known.get().sums());
            Trace trace = known.get().trace();
            return new Opened(trace, false, micros(start), source.storedBytes(), IndexUse.USED, sums);
        }
        Pacer pacer = new Pacer(snapshots);
        ChunkSpace space = headBytes == FOLLOWED_HEAD_BYTES ? ChunkSpace.growing() : ChunkSpace.standard();
        Optional<Beginning> begun = sidecar.flatMap(it -> beginning(it, format, opening, cancel));
        TraceBuilder builder = begun.map(it -> new TraceBuilder(it.trace(), space, pacer::progressed))
                .orElseGet(() -> new TraceBuilder(source.name(), options.charset(), text, space, pacer::progressed));
        if (sidecar.isPresent()) {
            builder.keepReached();
        }
        boolean cancelled = false;
        try {
            begun.map(Beginning::format)
                    .orElse(format)
                    .read(source, options.reading(), fingerprint, builder, progress, cancel);
        } catch (CancellationException e) {
            cancelled = true;
        }
        Trace trace = builder.snapshot();
        long micros = micros(start);
        Optional<TraceAnalysis> sums = cancelled ? Optional.empty() : keep(sidecar, trace, cancel);
        boolean written = sums.isPresent() || !cancelled && keepBeginning(sidecar, begun, builder);
        IndexUse use = begun.isPresent() ? IndexUse.CONTINUED : written ? IndexUse.WRITTEN : IndexUse.NONE;
        return new Opened(trace, cancelled, micros, source.storedBytes(), use, sums);
    }

    /// The trace itself, in place of its index.
    private Trace again(ByteSource source, TraceFormat format, TraceText text) throws TraceException {
        TraceBuilder builder = new TraceBuilder(source.name(), options.charset(), text, trace -> {});
        format.read(source, options.reading(), fingerprint, builder, Progress.NONE, new CancelToken());
        return builder.snapshot();
    }

    /// What an index has of the beginning of a file, and how to read on.
    private record Beginning(Trace trace, TraceFormat format) {}

    private static Optional<Beginning> beginning(
            Sidecar sidecar, TraceFormat format, TraceIndex.Opening opening, CancelToken cancel) {
        return sidecar.findBeginning(opening, cancel).flatMap(found -> format.continuing(found.trace(), found.state())
                .map(on -> new Beginning(found.trace(), on)));
    }

    /// Keeps what a grown file is read on from, unless little has come since that was done.
    private static boolean keepBeginning(Optional<Sidecar> sidecar, Optional<Beginning> begun, TraceBuilder builder) {
        long known = begun.map(it -> it.trace().info().bytes()).orElse(0L);
        return builder.reached()
                .filter(it -> it.trace().info().bytes() - known > known / KEEP_AGAIN)
                .flatMap(it -> sidecar.filter(own -> own.keepBeginning(it)))
                .isPresent();
    }

    /// Where it is cancelled the trace is all there, only without an index.
    private static Optional<TraceAnalysis> keep(Optional<Sidecar> sidecar, Trace trace, CancelToken cancel) {
        try {
            return sidecar.flatMap(it -> it.keep(trace, cancel));
        } catch (CancellationException e) {
            return Optional.empty();
        }
    }

    private static long micros(long start) {
        return (System.nanoTime() - start) / 1000;
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
            return read(file.text(), Optional.empty(), HEAD_BYTES, progress, cancel, snapshots);
        }
        progress.report(source.storedBytes(), source.storedBytes());
        snapshots.accept(trace.get());
        return new Opened(trace.get(), false, micros(start), source.storedBytes(), IndexUse.NONE, Optional.empty());
    }
}
