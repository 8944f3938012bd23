package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.format.experiment.ExperimentFile;
import dev.pgtrace.model.experiment.Experiment;
import java.nio.file.Path;

/// Opens an experiment that was saved.
public final class OpenExperiment {
    private OpenExperiment() {}

    /// @throws TraceException when the file is no experiment, is of a newer version, or cannot be read
    public static Experiment file(Path file) throws TraceException {
        return ExperimentFile.read(file);
    }
}
