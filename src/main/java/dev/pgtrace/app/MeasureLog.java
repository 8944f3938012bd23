package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.autoexplain.LogKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Measures what it takes to read a PostgreSQL server log, on one thread and on all, and what pgBadger takes for the
/// same file in the same run where it is installed.
public final class MeasureLog {
    private final OpenTrace.Options options;

    /// One reading, until its tables were complete.
    ///
    /// @param firstRowsMicros until the first rows could be shown, or missing where there were none before the end
    public record Run(long firstRowsMicros, long micros) {}

    /// What pgBadger took, with as many jobs as there were threads.
    ///
    /// @param version as it calls itself
    public record Other(String version, long micros) {}

    /// @param destination as in `log_destination`: `stderr`, `csvlog` or `jsonlog`
    /// @param bytes     of uncompressed text
    /// @param threads   in the second list of runs
    /// @param one       on one thread
    /// @param all       on all threads
    /// @param pgBadger  empty where it was not found
    public record Result(
            String destination,
            long bytes,
            long executions,
            long issues,
            int threads,
            List<Run> one,
            List<Run> all,
            Optional<Other> pgBadger) {
        public Result {
            one = List.copyOf(one);
            all = List.copyOf(all);
        }
    }

    public MeasureLog(OpenTrace.Options options) {
        this.options = options;
    }

    /// Reads a log several times, in turn on one thread and on all; once before, which brings it into the page cache
    /// and does not count.
    ///
    /// @param path folders in which pgBadger is looked for, as in the variable `PATH`
    /// @throws CancellationException when cancelled
    public Result run(Path log, int runs, String path, Progress progress, CancelToken cancel) throws TraceException {
        LogKind kind = kind(log, cancel);
        int threads = options.reading().threads();
        List<Run> one = new ArrayList<>();
        List<Run> all = new ArrayList<>();
        long[] counts = new long[3];
        read(log, threads, counts, cancel);
        for (int run = 0; run < runs; run++) {
            one.add(read(log, 1, counts, cancel));
            all.add(read(log, threads, counts, cancel));
            progress.report(run + 1L, runs + 1L);
        }
        Optional<PgBadger> badger = PgBadger.find(path);
        Optional<Other> other = Optional.empty();
        if (badger.isPresent()) {
            String version = badger.get().version(cancel);
            other = Optional.of(new Other(version, badger.get().read(log, kind, threads, cancel)));
        }
        return new Result(kind.destination(), counts[0], counts[1], counts[2], threads, one, all, other);
    }

    private static LogKind kind(Path log, CancelToken cancel) throws TraceException {
        try (ByteSource source = Sources.file(log)) {
            return LogKind.of(source.await(1 << 20, cancel).bytes())
                    .orElseThrow(
                            () -> new TraceException(TraceException.Kind.NO_TRACE, Texts.get("app.bench.noLog", log)));
        }
    }

    private Run read(Path log, int threads, long[] counts, CancelToken cancel) throws TraceException {
        OpenTrace.Options reading = new OpenTrace.Options(
                options.charset(), new TraceFormat.Options(options.reading().segmentBytes(), threads));
        long[] first = {Table.MISSING};
        long start = System.nanoTime();
        try (OpenTrace.Opened opened = new OpenTrace(reading)
                .file(log, Progress.NONE, cancel, trace -> first[0] = first[0] < 0 ? since(start) : first[0])) {
            long micros = since(start);
            if (opened.cancelled()) {
                throw new CancellationException("cancelled while reading");
            }
            counts[0] = opened.trace().info().bytes();
            counts[1] = opened.trace().executions().size();
            counts[2] = opened.trace().info().issues().size();
            return new Run(first[0], micros);
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1000;
    }
}
