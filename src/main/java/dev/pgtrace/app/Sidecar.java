package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.store.index.SourceStamp;
import dev.pgtrace.store.index.TraceIndex;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The sidecar index of one trace: beside it, or in the user's cache where its folder cannot be written. Nothing that
/// goes wrong with it is an error: the trace is read without it.
final class Sidecar {
    private static final long CACHE_BYTES = 4L << 30;

    private final Path trace;
    private final SourceStamp stamp;
    private final IndexOptions options;
    private final TraceIndex index;

    /// What an index gave.
    record Found(Trace trace, TraceAnalysis sums) {}

    private Sidecar(Path trace, SourceStamp stamp, IndexOptions options, SqlFingerprint fingerprint) {
        this.trace = trace;
        this.stamp = stamp;
        this.options = options;
        this.index = new TraceIndex(ProductVersion.text() + StoredSums.CODEC.signature(), fingerprint);
    }

    /// Of a file as it is now; empty where it can have none.
    static Optional<Sidecar> of(Path trace, IndexOptions options, SqlFingerprint fingerprint) {
        try {
            return Files.isRegularFile(trace) && Files.size(trace) >= options.leastBytes()
                    ? Optional.of(new Sidecar(trace, SourceStamp.of(trace), options, fingerprint))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The trace as an index has it.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    Optional<Found> find(Charset charset, TraceText text, int threads, CancelToken cancel) {
        for (Path place : List.of(beside(), inCache())) {
            Optional<TraceIndex.Indexed> found =
                    index.read(place, stamp, trace.toString(), charset, text, threads, cancel);
            if (found.isPresent()) {
                try {
                    StoredSums sums = StoredSums.CODEC.read(found.get().added().toArray(ValueLayout.JAVA_BYTE));
                    Trace whole = found.get().trace();
                    return Optional.of(new Found(whole, sums.of(whole)));
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /// Analyses a trace that was read and keeps both, if it was read completely and out of this one file as it still
    /// is; empty where that is not so or nothing could be written.
    Optional<TraceAnalysis> keep(Trace whole, CancelToken cancel) {
        try {
            boolean complete = whole.info().indexed()
                    && whole.info().complete()
                    && whole.info().bytes() == stamp.sizeBytes()
                    && stamp.equals(SourceStamp.of(trace));
            if (!complete) {
                return Optional.empty();
            }
            TraceAnalysis sums = Analyzer.analyze(whole, TierThreshold.OF_TRACE.model(whole), cancel);
            byte[] added = StoredSums.CODEC.write(StoredSums.of(sums));
            return write(beside(), whole, added) || writeInCache(whole, added) ? Optional.of(sums) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean write(Path place, Trace whole, byte[] added) {
        try {
            index.write(place, stamp, whole, added);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean writeInCache(Trace whole, byte[] added) {
        try {
            Files.createDirectories(options.cache());
            boolean written = write(inCache(), whole, added);
            makeRoom();
            return written;
        } catch (IOException e) {
            return false;
        }
    }

    /// Deletes the oldest ones where there are too many.
    private void makeRoom() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(options.cache())) {
            files = all.filter(file -> file.toString().endsWith(".trcx"))
                    .sorted(Comparator.comparingLong(Sidecar::modified).reversed())
                    .toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            if (bytes > CACHE_BYTES && !file.equals(inCache())) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /// `a.trcx` of `a.trc`, `a.log.trcx` of `a.log`.
    Path beside() {
        String name = trace.getFileName().toString();
        return trace.resolveSibling(name + (name.endsWith(".trc") ? "x" : ".trcx"));
    }

    Path inCache() {
        byte[] path = trace.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return options.cache().resolve(String.format("%016x.trcx", Hashes.of(path, 0, path.length)));
    }
}
