package dev.pgtrace.app;

import com.sun.management.OperatingSystemMXBean;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterField;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures what it takes to choose the executions of an open trace by a filter: with nothing known of the trace but
/// its columns, and again with what the filters before have found out.
public final class MeasureFiltering {
    /// What people join: figures of different costs, texts, and all of that the other way round.
    private static final List<String> JOINED = List.of(
            "elapsed > 10ms and table = orders and tier3 > 0",
            "not (io > 1ms or lock > 0 or unaccounted > 1ms)",
            "sql ~ orders or tier3 > 0 and not nested",
            "tier1 > 100 or tier2 > 0 or tier3 > 0 or cpu >= 1.5s",
            "p95 > 100ms and not (sql ~ orders or bind = 4711)",
            "io is missing or wal > 64kB or temp > 1MB or self > 1s");

    private final OpenTrace.Options options;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /// What one choice took.
    ///
    /// @param wallMicros      by the clock
    /// @param processorMicros of all threads
    public record Taken(long wallMicros, long processorMicros) {}

    /// The choices by one filter.
    ///
    /// @param chosen executions that get through
    /// @param first  with nothing found out before
    /// @param again  after that
    public record Row(String filter, long chosen, List<Taken> first, List<Taken> again) {
        public Row {
            first = List.copyOf(first);
            again = List.copyOf(again);
        }
    }

    /// The choices of one trace.
    ///
    /// @param bytes     of its uncompressed text
    /// @param heapBytes that all of these filters together have kept for the next one
    public record Result(long bytes, long executions, long heapBytes, List<Row> rows) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    public MeasureFiltering(OpenTrace.Options options) {
        this.options = options;
    }

    /// A filter for each field of the language, and some that join several.
    public static List<String> standard() {
        List<String> filters = new ArrayList<>(
                FilterField.all().stream().map(FilterField::example).toList());
        filters.addAll(JOINED);
        return filters;
    }

    /// Opens a trace and lets each filter choose several times.
    ///
    /// @throws dev.pgtrace.analysis.filter.FilterSyntaxException when a filter cannot be understood
    /// @throws java.util.concurrent.CancellationException when cancelled
    public Result run(Path file, List<String> filters, int runs, Progress progress, CancelToken cancel)
            throws TraceException {
        List<FilterExpression> expressions = new ArrayList<>();
        for (String filter : filters) {
            expressions.add(FilterExpression.parse(filter, NamedFilters.ofUser()));
        }
        try (OpenTrace.Opened opened = new OpenTrace(options).file(file, Progress.NONE, cancel, trace -> {})) {
            cancel.check();
            Trace trace = opened.trace();
            TierModel model = TierThreshold.OF_TRACE.model(trace);
            FilterMemory all = new FilterMemory();
            long before = HeapWatch.retainedBytes();
            List<Row> rows = new ArrayList<>();
            for (FilterExpression expression : expressions) {
                rows.add(row(expression, trace, model, all, runs, cancel));
                progress.report(rows.size(), expressions.size());
            }
            long kept = Math.max(0, HeapWatch.retainedBytes() - before);
            // asked again, so that what was found out is surely kept until here
            expressions.getFirst().compile(trace, model, all).select(cancel);
            return new Result(trace.info().bytes(), trace.executions().size(), kept, rows);
        }
    }

    private Row row(
            FilterExpression expression, Trace trace, TierModel model, FilterMemory all, int runs, CancelToken cancel)
            throws TraceException {
        List<Taken> first = new ArrayList<>();
        List<Taken> again = new ArrayList<>();
        long chosen = 0;
        expression.compile(trace, model, all).select(cancel);
        for (int run = 0; run < runs; run++) {
            FilterMemory nothing = new FilterMemory();
            Stopwatch watch = new Stopwatch();
            chosen = expression.compile(trace, model, nothing).select(cancel).count();
            first.add(watch.taken());
            Stopwatch second = new Stopwatch();
            expression.compile(trace, model, all).select(cancel);
            again.add(second.taken());
        }
        return new Row(expression.text(), chosen, first, again);
    }

    private final class Stopwatch {
        private final long startNanos = System.nanoTime();
        private final long processorNanos = system.getProcessCpuTime();

        Taken taken() {
            long wall = System.nanoTime() - startNanos;
            return new Taken(wall / 1000, (system.getProcessCpuTime() - processorNanos) / 1000);
        }
    }
}
