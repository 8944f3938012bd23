package dev.pgtrace.app;

import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.VariantTrace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Says what an experiment proves, and why: its times, and the traces of its runs with instruments.
public final class AnalyzeExperiment {
    private AnalyzeExperiment() {}

    /// Blocks until it is done.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ExperimentResult of(Experiment experiment, CancelToken cancel) throws TraceException {
        AnalyzeTrace analyze = new AnalyzeTrace(AnalyzeTrace.Options.standard());
        List<AnalyzeTrace.Analyzed> opened = new ArrayList<>();
        try {
            List<VariantAnalysis> traces = new ArrayList<>();
            for (VariantTrace trace : experiment.traces()) {
                String name =
                        experiment.request().variants().get(trace.variant()).name();
                AnalyzeTrace.Analyzed analyzed = analyze.stream(
                        name,
                        new ByteArrayInputStream(trace.text().getBytes(StandardCharsets.UTF_8)),
                        Progress.NONE,
                        cancel);
                opened.add(analyzed);
                traces.add(new VariantAnalysis(trace.variant(), analyzed.analysis()));
            }
            return ExperimentAnalysis.of(experiment, traces);
        } finally {
            opened.forEach(AnalyzeTrace.Analyzed::close);
        }
    }
}
