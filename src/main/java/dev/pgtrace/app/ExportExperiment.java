package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.Experiment;
import java.nio.file.Path;

/// Writes what an experiment shows to a file: aside first, then moved, so that a file is whole or not there.
public final class ExportExperiment {
    /// What can be written.
    public enum Form {
        HTML(".html"),
        JSON(".json"),
        CSV(".csv");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /// With its dot.
        public String extension() {
            return extension;
        }
    }

    private final Experiment experiment;

    public ExportExperiment(Experiment experiment) {
        this.experiment = experiment;
    }

    /// Writes the file; blocks until it is there.
    ///
    /// @throws TraceException when the file cannot be written
    public void write(Form form, Path file, CancelToken cancel) throws TraceException {
        throw new UnsupportedOperationException("being built " + experiment.request().title());
    }
}
