package dev.pgtrace.cli;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.export.ExperimentCsv;
import dev.pgtrace.export.ExperimentHtml;
import dev.pgtrace.export.ExperimentJson;
import dev.pgtrace.export.ExperimentText;
import dev.pgtrace.model.experiment.Experiment;
import java.io.IOException;

/// How `ab` reports.
enum AbFormat {
    TEXT,
    JSON,
    CSV,
    HTML;

    void write(Experiment experiment, ExperimentResult result, DataOutput out) throws IOException {
        switch (this) {
            case TEXT -> new ExperimentText(experiment, result).write(out);
            case JSON -> new ExperimentJson(experiment, result).write(out);
            case CSV -> new ExperimentCsv(experiment).write(out);
            case HTML -> new ExperimentHtml(experiment, result).write(out);
        }
        out.flush();
    }

    static final class Word extends Words.Choice<AbFormat> {
        Word() {
            super(AbFormat.class, Words::of);
        }
    }
}
