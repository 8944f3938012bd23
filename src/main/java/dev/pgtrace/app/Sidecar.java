package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import dev.pgtrace.store.index.SourceStamp;
import dev.pgtrace.store.index.TraceIndex;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
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
    private final boolean whole;

    /// What an index gave.
    record Found(Trace trace, TraceAnalysis sums) {}

    private Sidecar(Path trace, SourceStamp stamp, IndexOptions options, TraceIndex index, boolean whole) {
        this.whole = whole;
        this.trace = trace;
        this.stamp = stamp;
        this.options = options;
        this.index = index;
    }

    /// Of a file as it is now; empty where it can have none.
    static Optional<Sidecar> of(Path trace, IndexOptions options, SqlFingerprint fingerprint) {
        try {
            if (!Files.isRegularFile(trace) || Files.size(trace) < options.leastBytes()) {
                return Optional.empty();
            }
            String program = ProductVersion.text() + StoredSums.CODEC.signature() + Formats.stateSignatures();
            TraceIndex index = new TraceIndex(program, fingerprint);
            return Optional.of(new Sidecar(trace, SourceStamp.of(trace), options, index, false));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// That of a file to which nothing is added while it is read: an index of the whole of it is taken too.
    Sidecar wholly() {
        return new Sidecar(trace, stamp, options, index, true);
    }

    /// The trace as an index has it.
    ///
    /// @param reading reads the trace itself: asked when something in the index turns out to be damaged, which
    /// then is
    ///                made again
    /// @throws java.util.concurrent.CancellationException when cancelled
    Optional<Found> find(TraceIndex.Opening opening, Reading reading, CancelToken cancel) {
        for (Path place : whole ? places() : List.<Path>of()) {
            ReplacedTrace again = new ReplacedTrace(() -> again(place, reading));
            Optional<TraceIndex.Indexed> found = index.read(place, stamp, opening, again::get, cancel);
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

    /// Reads the trace that an index is of.
    interface Reading {
        Trace read() throws TraceException;
    }

    private Trace again(Path damaged, Reading reading) throws IOException, TraceException {
        Files.deleteIfExists(damaged);
        if (!stamp.isSameOrGrown(trace)) {
            throw new IOException("it was changed since it was opened");
        }
        Trace read = reading.read();
        keep(read, new CancelToken());
        return read;
    }

    /// The beginning of the trace as an index has it, where the file may have grown since.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    Optional<TraceBuilder.Reached> findBeginning(TraceIndex.Opening opening, CancelToken cancel) {
        for (Path place : places()) {
            Optional<TraceIndex.Indexed> found = index.readBeginning(place, trace, opening, cancel);
            if (found.isPresent() && !found.get().trace().info().indexed()) {
                byte[] state = found.get().added().toArray(ValueLayout.JAVA_BYTE);
                return Optional.of(new TraceBuilder.Reached(found.get().trace(), state));
            }
        }
        return Optional.empty();
    }

    /// Keeps the beginning of a trace that goes on from there when the file has grown, if it was read out of this one
    /// file as it still is.
    ///
    /// @return whether it was written
    boolean keepBeginning(TraceBuilder.Reached reached) {
        try {
            long bytes = reached.trace().info().bytes();
            if (bytes < options.leastBytes() || bytes > Files.size(trace) || !stamp.isSameOrGrown(trace)) {
                return false;
            }
            SourceStamp beginning = SourceStamp.ofBeginning(trace, bytes);
            return keep(beginning, reached.trace(), reached.state());
        } catch (IOException e) {
            return false;
        }
    }

    /// Analyses a trace that was read and keeps both, if it was read completely and out of this one file as it still
    /// is; empty where that is not so or nothing could be written.
    Optional<TraceAnalysis> keep(Trace whole, CancelToken cancel) {
        try {
            SourceStamp now = SourceStamp.of(trace);
            boolean complete = whole.info().indexed()
                    && whole.info().complete()
                    && whole.info().bytes() == now.sizeBytes()
                    && stamp.isSameOrGrown(trace);
            if (!complete) {
                return Optional.empty();
            }
            TraceAnalysis sums = Analyzer.analyze(whole, TierThreshold.OF_TRACE.model(whole), cancel);
            byte[] added = StoredSums.CODEC.write(StoredSums.of(sums));
            return keep(now, whole, added) ? Optional.of(sums) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Path> places() {
        return List.of(beside(), inCache());
    }

    private boolean keep(SourceStamp of, Trace whole, byte[] added) {
        return write(beside(), of, whole, added) || writeInCache(of, whole, added);
    }

    private boolean write(Path place, SourceStamp of, Trace whole, byte[] added) {
        try {
            index.write(place, of, whole, added);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean writeInCache(SourceStamp of, Trace whole, byte[] added) {
        try {
            Files.createDirectories(options.cache());
            boolean written = write(inCache(), of, whole, added);
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
