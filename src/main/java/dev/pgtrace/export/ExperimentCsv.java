package dev.pgtrace.export;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentRun;
import java.io.IOException;
import java.util.Locale;

/// Every run of an experiment as a line of CSV (RFC 4180), in the order in which they ran.
public final class ExperimentCsv {
    private final Experiment experiment;

    public ExperimentCsv(Experiment experiment) {
        this.experiment = experiment;
    }

    public void write(Appendable out) throws IOException {
        out.append("variant,parameter_set,phase,start_us,elapsed_us,rows,answer\n");
        for (ExperimentRun run : experiment.runs()) {
            CsvField.write(
                    out, experiment.request().variants().get(run.variant()).name());
            out.append(',').append(Integer.toString(run.parameters() + 1));
            out.append(',').append(run.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            out.append(',').append(Long.toString(run.startMicros()));
            out.append(',').append(String.format(Locale.ROOT, "%.3f", run.elapsedMicros()));
            out.append(',').append(run.rows() < 0 ? "" : Long.toString(run.rows()));
            out.append(',').append(answer(run)).append('\n');
        }
    }

    private static String answer(ExperimentRun run) {
        return run.answer().known()
                ? String.format("%016x%016x", run.answer().high(), run.answer().low())
                : "";
    }
}
