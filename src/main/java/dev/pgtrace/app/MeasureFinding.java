package dev.pgtrace.app;

import dev.pgtrace.analysis.find.Find;
import dev.pgtrace.analysis.find.FindKind;
import dev.pgtrace.analysis.find.FindQuery;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Measures what it takes to find a text in everything of an open trace.
public final class MeasureFinding {
    private final OpenTrace.Options options;

    /// One search.
    ///
    /// @param firstMicros until the first hit, or missing where there was none
    /// @param wholeMicros until everything was searched
    public record Run(long hits, long firstMicros, long wholeMicros) {}

    /// Several searches of one trace.
    ///
    /// @param bytes of its uncompressed text
    public record Result(long bytes, List<Run> runs) {
        public Result {
            runs = List.copyOf(runs);
        }
    }

    public MeasureFinding(OpenTrace.Options options) {
        this.options = options;
    }

    /// Opens a trace and searches it several times.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Result run(Path file, String text, int runs, Progress progress, CancelToken cancel) throws TraceException {
        try (OpenTrace.Opened opened = new OpenTrace(options).file(file, Progress.NONE, cancel, trace -> {})) {
            cancel.check();
            List<Run> all = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                all.add(run(opened, text, cancel));
                progress.report(run + 1L, runs);
            }
            return new Result(opened.trace().info().bytes(), all);
        }
    }

    private static Run run(OpenTrace.Opened opened, String text, CancelToken cancel) throws TraceException {
        FindQuery query = new FindQuery(text, EnumSet.allOf(FindKind.class), Integer.MAX_VALUE);
        long[] seen = {0, Table.MISSING};
        long start = System.nanoTime();
        Find.run(
                opened.trace(),
                query,
                hit -> {
                    if (seen[0]++ == 0) {
                        seen[1] = since(start);
                    }
                },
                Progress.NONE,
                cancel);
        return new Run(seen[0], seen[1], since(start));
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1000;
    }
}
