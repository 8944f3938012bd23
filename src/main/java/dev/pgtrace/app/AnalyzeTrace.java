package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Opens a trace to its end, chooses executions and analyses them.
public final class AnalyzeTrace {
    private final Options options;
    private final FilterExpression filter;

    /// @param filter an expression of [dev.pgtrace.analysis.filter], or empty for all executions
    public record Options(OpenTrace.Options opening, TierThreshold threshold, String filter) {
        public static Options standard() {
            return new Options(OpenTrace.Options.standard(), TierThreshold.OF_TRACE, "");
        }
    }

    /// Closing it closes the trace, and with it the texts that the analysis refers to.
    public record Analyzed(OpenTrace.Opened opened, TraceAnalysis analysis) implements AutoCloseable {
        @Override
        public void close() {
            opened.close();
        }
    }

    /// @throws dev.pgtrace.analysis.filter.FilterSyntaxException when the filter cannot be understood, saying where
    public AnalyzeTrace(Options options) throws TraceException {
        this.options = options;
        this.filter = FilterExpression.parse(options.filter(), NamedFilters.ofUser());
    }

    /// Analyses a file; blocks until it is done.
    ///
    /// @throws CancellationException when cancelled
    public Analyzed file(Path path, Progress progress, CancelToken cancel) throws TraceException {
        return analyze(new OpenTrace(options.opening()).file(path, progress, cancel, trace -> {}), cancel);
    }

    /// Analyses a stream, for instance standard input under the name `-`.
    public Analyzed stream(String name, InputStream in, Progress progress, CancelToken cancel) throws TraceException {
        return analyze(new OpenTrace(options.opening()).stream(name, in, progress, cancel, trace -> {}), cancel);
    }

    private Analyzed analyze(OpenTrace.Opened opened, CancelToken cancel) throws TraceException {
        boolean done = false;
        try {
            if (opened.cancelled()) {
                throw new CancellationException("cancelled while indexing");
            }
            Trace trace = opened.trace();
            TierModel model = options.threshold().model(trace);
            FilterMemory memory = new FilterMemory();
            opened.sums().filter(sums -> sums.model().equals(model)).ifPresent(memory::learn);
            TraceAnalysis analysis = filter.isEverything()
                    ? opened.analyze(model, cancel)
                    : Analyzer.analyze(
                            trace, filter.compile(trace, model, memory).select(cancel), model, cancel);
            done = true;
            return new Analyzed(opened, analysis);
        } finally {
            if (!done) {
                opened.close();
            }
        }
    }
}
