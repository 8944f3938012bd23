package dev.pgtrace.cli;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.export.ExperimentCsv;
import dev.pgtrace.export.ExperimentHtml;
import dev.pgtrace.export.ExperimentJson;
import dev.pgtrace.export.ExperimentText;
import dev.pgtrace.model.experiment.Experiment;
import java.io.IOException;
import java.util.Locale;

/// How `ab` reports.
enum AbFormat {
    TEXT,
    JSON,
    CSV,
    HTML;

    /// @param language of what is for people
    void write(Experiment experiment, ExperimentResult result, Locale language, DataOutput out)
            throws IOException, TraceException {
        switch (this) {
            case TEXT -> new ExperimentText(experiment, result, language).write(out);
            case JSON -> new ExperimentJson(experiment, result).write(out);
            case CSV -> new ExperimentCsv(experiment).write(out);
            case HTML -> new ExperimentHtml(experiment, result, language).write(out);
        }
        out.flush();
    }

    static final class Word extends Words.Choice<AbFormat> {
        Word() {
            super(AbFormat.class, Words::of);
        }
    }
}
