package dev.pgtrace.app;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.CompareOptions;
import dev.pgtrace.analysis.compare.ComparedSide;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.filter.FilterMemory;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// Opens the traces of two sides, chooses executions of each and compares them. A file that is on both sides is opened
/// once. Traces that are open already are compared by [TraceComparison#of] with [ComparedSide]s of their own.
public final class CompareTraces {
    private final Options options;

    /// How traces are opened and compared.
    public record Options(OpenTrace.Options opening, TierThreshold threshold, CompareOptions comparing) {
        public static Options standard() {
            return new Options(OpenTrace.Options.standard(), TierThreshold.OF_TRACE, CompareOptions.standard());
        }
    }

    /// A side as a person names it.
    ///
    /// @param label  for people
    /// @param files  at least one
    /// @param choice which executions of each file
    public record SideFiles(String label, List<Path> files, ComparedChoice choice) {
        public SideFiles {
            files = List.copyOf(files);
        }
    }

    /// Closing it closes the traces, and with it the texts and plans that the comparison refers to.
    public record Compared(TraceComparison comparison, List<OpenTrace.Opened> opened) implements AutoCloseable {
        public Compared {
            opened = List.copyOf(opened);
        }

        @Override
        public void close() {
            opened.forEach(OpenTrace.Opened::close);
        }
    }

    /// A trace of a side or of both.
    ///
    /// @param memory of the filters that choose of it
    private record Loaded(OpenTrace.Opened opened, FilterMemory memory) {}

    public CompareTraces(Options options) {
        this.options = options;
    }

    /// Opens, analyses and compares; blocks until it is done.
    ///
    /// @param progress the progress to show while a file is read
    /// @throws CancellationException when cancelled
    public Compared compare(SideFiles old, SideFiles now, Function<Path, Progress> progress, CancelToken cancel)
            throws TraceException {
        Map<Path, Loaded> opened = new LinkedHashMap<>();
        boolean done = false;
        try {
            ComparedSide before = side(old, opened, progress, cancel);
            ComparedSide after = side(now, opened, progress, cancel);
            TraceComparison comparison = TraceComparison.of(before, after, options.comparing(), cancel);
            done = true;
            return new Compared(
                    comparison, opened.values().stream().map(Loaded::opened).toList());
        } finally {
            if (!done) {
                opened.values().forEach(loaded -> loaded.opened().close());
            }
        }
    }

    private ComparedSide side(
            SideFiles side, Map<Path, Loaded> opened, Function<Path, Progress> progress, CancelToken cancel)
            throws TraceException {
        List<TraceAnalysis> parts = new ArrayList<>();
        for (Path file : side.files()) {
            Path key = file.toAbsolutePath().normalize();
            Loaded loaded = opened.get(key);
            if (loaded == null) {
                loaded = new Loaded(open(file, progress.apply(file), cancel), new FilterMemory());
                opened.put(key, loaded);
            }
            parts.add(analyze(loaded, side.choice(), cancel));
        }
        return new ComparedSide(side.label(), parts);
    }

    private OpenTrace.Opened open(Path file, Progress progress, CancelToken cancel) throws TraceException {
        OpenTrace.Opened opened = new OpenTrace(options.opening()).file(file, progress, cancel, trace -> {});
        if (opened.cancelled()) {
            opened.close();
            throw new CancellationException("cancelled while indexing");
        }
        return opened;
    }

    private TraceAnalysis analyze(Loaded loaded, ComparedChoice choice, CancelToken cancel) throws TraceException {
        Trace trace = loaded.opened().trace();
        TierModel model = options.threshold().model(trace);
        loaded.opened().sums().filter(sums -> sums.model().equals(model)).ifPresent(loaded.memory()::learn);
        ExecutionSet executions = choice.of(trace, model, loaded.memory(), cancel);
        return executions.isAll()
                ? loaded.opened().analyze(model, cancel)
                : Analyzer.analyze(trace, executions, model, cancel);
    }
}
