package dev.pgtrace.app;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.export.ExperimentCsv;
import dev.pgtrace.export.ExperimentHtml;
import dev.pgtrace.export.ExperimentJson;
import dev.pgtrace.model.experiment.Experiment;
import java.nio.file.Path;
import java.util.Locale;

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
    private final ExperimentResult result;
    private final Locale language;

    /// @param result   of the experiment, with its instrumented runs
    /// @param language of what is for people
    public ExportExperiment(Experiment experiment, ExperimentResult result, Locale language) {
        this.language = language;
        this.experiment = experiment;
        this.result = result;
    }

    /// Writes the file; blocks until it is there.
    ///
    /// @throws TraceException when the file cannot be written
    /// @throws java.util.concurrent.CancellationException when cancelled
    public void write(Form form, Path file, CancelToken cancel) throws TraceException {
        ExportedFile.write(file, out -> {
            cancel.check();
            switch (form) {
                case HTML -> new ExperimentHtml(experiment, result, language).write(out);
                case JSON -> new ExperimentJson(experiment, result).write(out);
                case CSV -> new ExperimentCsv(experiment).write(out);
            }
        });
    }
}
