package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Measures what it takes to open a trace. A run is everything from the file to the complete analysis; the figures
/// are of one run, the caller takes the median.
public final class MeasureOpening {
    private static final long HEAP_LOOKS_MILLIS = 2;

    private final OpenTrace.Options options;

    /// @param bytes                    of uncompressed text
    /// @param storedBytes              as stored
    /// @param firstRowsMicros          until the first rows could be shown, or missing where there were none
    /// @param indexMicros              until the index was complete
    /// @param completeMicros           until the analysis was complete
    /// @param peakHeapBytes            the most that was in use, garbage included
    /// @param peakCollectedHeapBytes   the most that a collection left over, the one at the end included
    /// @param retainedHeapBytes        held by the trace and its analysis
    /// @param lines                    line ends in the file as stored, or missing for a compressed one
    /// @param lineCountMicros          to map the file and count its line ends, or missing
    /// @param mappedLineCountMicros    to count them again with the pages of the mapping in place, or missing
    public record Run(
            long bytes,
            long storedBytes,
            long executions,
            long firstRowsMicros,
            long indexMicros,
            long completeMicros,
            long peakHeapBytes,
            long peakCollectedHeapBytes,
            long retainedHeapBytes,
            long lines,
            long lineCountMicros,
            long mappedLineCountMicros) {}

    /// A second opening, out of the sidecar index.
    ///
    /// @param completeMicros    until the complete analysis was there
    /// @param checkedMicros     until everything else of the index was looked at too, which else waits until it is
    ///                          needed
    /// @param retainedHeapBytes held by the trace and its analysis
    public record Reopening(long completeMicros, long checkedMicros, long retainedHeapBytes) {}

    public MeasureOpening(OpenTrace.Options options) {
        this.options = options;
    }

    /// Opens a trace a second time, after its index was made where there was none; empty where it has none.
    ///
    /// @throws CancellationException when cancelled
    public Optional<Reopening> again(Path file, CancelToken cancel) throws TraceException {
        try (OpenTrace.Opened first = new OpenTrace(options).file(file, Progress.NONE, cancel, trace -> {})) {
            if (first.index() == IndexUse.NONE) {
                return Optional.empty();
            }
        }
        long before = HeapWatch.retainedBytes();
        long start = System.nanoTime();
        try (OpenTrace.Opened again = new OpenTrace(options).file(file, Progress.NONE, cancel, trace -> {})) {
            TraceAnalysis analysis = again.analyze(TierThreshold.OF_TRACE.model(again.trace()), cancel);
            long complete = since(start);
            again.settle();
            long checked = since(start);
            long retained = Math.max(0, HeapWatch.retainedBytes() - before);
            return again.index() == IndexUse.USED && analysis.trace() == again.trace()
                    ? Optional.of(new Reopening(complete, checked, retained))
                    : Optional.empty();
        }
    }

    /// One run, without a sidecar index. The file's pages are brought into the cache by the line count that comes
    /// first.
    ///
    /// @throws CancellationException when cancelled
    public Run run(Path file, CancelToken cancel) throws TraceException {
        LineCount.Timed lines = countLines(file);
        long before = HeapWatch.retainedBytes();
        long start = System.nanoTime();
        long[] first = {Table.MISSING};
        try (HeapWatch heap = HeapWatch.start(HEAP_LOOKS_MILLIS);
                OpenTrace.Opened opened = new OpenTrace(options.withIndex(IndexOptions.none()))
                        .file(
                                file,
                                Progress.NONE,
                                cancel,
                                trace -> first[0] = first[0] < 0 ? since(start) : first[0])) {
            if (opened.cancelled()) {
                throw new CancellationException("cancelled while indexing");
            }
            long indexed = since(start);
            Trace trace = opened.trace();
            TraceAnalysis analysis = Analyzer.analyze(
                    trace, ExecutionSet.all(trace.executions().size()), TierThreshold.OF_TRACE.model(trace), cancel);
            long complete = since(start);
            long peak = heap.peakBytes();
            long collected = heap.peakAfterCollectionBytes();
            long after = HeapWatch.retainedBytes();
            boolean plain = opened.storedBytes() == trace.info().bytes();
            boolean anyRows = trace.cursors().size() + analysis.executions() > 0;
            return new Run(
                    trace.info().bytes(),
                    opened.storedBytes(),
                    trace.executions().size(),
                    first[0] < 0 && anyRows ? indexed : first[0],
                    indexed,
                    complete,
                    peak,
                    Math.max(collected, after),
                    Math.max(0, after - before),
                    plain ? lines.lines() : Table.MISSING,
                    plain ? lines.mappingMicros() : Table.MISSING,
                    plain ? lines.mappedMicros() : Table.MISSING);
        }
    }

    private static LineCount.Timed countLines(Path file) throws TraceException {
        try {
            return LineCount.timed(file);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("app.unreadable", file, e.getMessage()), e);
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1000;
    }
}
