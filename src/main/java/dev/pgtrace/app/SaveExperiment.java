package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.experiment.ExperimentFile;
import dev.pgtrace.model.experiment.Experiment;
import java.nio.file.Path;

/// Saves an experiment with its runs and traces, to be opened and run again.
public final class SaveExperiment {
    private SaveExperiment() {}

    /// Replaces a file that is there; a crash leaves the old one or the new one.
    ///
    /// @param file usually `.trcab`
    public static void to(Path file, Experiment experiment) throws TraceException {
        ExperimentFile.write(experiment, file);
    }
}
