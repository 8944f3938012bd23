package dev.pgtrace.model.experiment;

import java.util.List;

/// An experiment with all that came of it so far: what is kept in a `.trcab` file.
///
/// @param startMicros since 1970 UTC
/// @param runs        in the order in which they ran
/// @param traces      of the instrumented runs, at most one a variant
/// @param notes       what could not be done as asked, sentences
public record Experiment(
        ExperimentRequest request,
        ExperimentServer server,
        long startMicros,
        List<ExperimentRun> runs,
        List<VariantTrace> traces,
        ExperimentEnd end,
        List<String> notes) {
    public Experiment {
        runs = List.copyOf(runs);
        traces = List.copyOf(traces);
        notes = List.copyOf(notes);
    }
}
