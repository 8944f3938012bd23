package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.ExecutionChoice;
import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.VariantAnalysis;
import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.VariantTrace;
import dev.pgtrace.ui.kit.Messages;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes what the views show of an experiment. Blocks; not for the window's thread.
final class ExperimentReader {
    private ExperimentReader() {}

    /// Without the instrumented runs, which come last: for an experiment that is still running.
    static ExperimentShown quick(Experiment experiment) {
        return ExperimentShown.of(experiment, ExperimentAnalysis.of(experiment), Map.of(), List.of());
    }

    /// With everything.
    static ExperimentShown whole(Experiment experiment, CancelToken cancel) {
        List<VariantAnalysis> analyses = new ArrayList<>();
        Map<Integer, Explained> explained = new HashMap<>();
        List<String> unread = new ArrayList<>();
        for (VariantTrace trace : experiment.traces()) {
            String name = experiment.request().variants().get(trace.variant()).name();
            try {
                TraceAnalysis analysis = read(name, trace.text(), cancel);
                analyses.add(new VariantAnalysis(trace.variant(), analysis));
                own(analysis, cancel).ifPresent(found -> explained.put(trace.variant(), found));
            } catch (TraceException e) {
                unread.add(Messages.get("compare.unread", name, String.valueOf(e.getMessage()))); // times stay
            }
        }
        return ExperimentShown.of(experiment, ExperimentAnalysis.of(experiment, analyses), explained, unread);
    }

    /// The trace is in memory: nothing has to be closed.
    private static TraceAnalysis read(String name, String text, CancelToken cancel) throws TraceException {
        return new AnalyzeTrace(AnalyzeTrace.Options.standard())
                .stream(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Progress.NONE, cancel)
                        .analysis();
    }

    /// The variant's statement is the one with a plan that took longest.
    private static Optional<Explained> own(TraceAnalysis whole, CancelToken cancel) {
        Optional<StatementProfile> own = whole.statements().stream()
                .max(Comparator.comparing((StatementProfile s) -> s.planShapes() > 0)
                        .thenComparingLong(StatementProfile::elapsedMicros));
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Trace trace = whole.trace();
        var chosen = ExecutionChoice.statement(trace, own.get().statement());
        TraceAnalysis analysis = Analyzer.analyze(trace, chosen, whole.model(), cancel);
        return Optional.of(
                new Explained(analysis, LongestRun.of(analysis, own.get().statement())));
    }
}
