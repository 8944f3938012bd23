package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An experiment written down run by run.
public final class SmallExperiment {
    private final List<Variant> variants = new ArrayList<>();
    private final List<ExperimentRun> runs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int sets = 1;
    private ExperimentEnd end = ExperimentEnd.of(ExperimentEnd.Reason.RUNS);
    private long clock;

    public SmallExperiment(String... names) {
        for (String name : names) {
            variants.add(Variant.of(name, "SELECT * FROM orders WHERE note = '<" + name + ">'"));
        }
    }

    public SmallExperiment variant(int index, Variant variant) {
        variants.set(index, variant);
        return this;
    }

    public SmallExperiment sets(int count) {
        this.sets = count;
        return this;
    }

    public SmallExperiment end(ExperimentEnd how) {
        this.end = how;
        return this;
    }

    public SmallExperiment note(String note) {
        notes.add(note);
        return this;
    }

    public SmallExperiment run(int variant, int set, RunPhase phase, double micros, long rows, long hash) {
        runs.add(new ExperimentRun(variant, set, phase, clock, micros, rows, new ResultHash(hash, 0, hash != 0)));
        clock += (long) micros + 100;
        return this;
    }

    public SmallExperiment timed(int variant, double micros) {
        return run(variant, 0, RunPhase.TIMED, micros, 30, 0x9c1f_0000_0000_0001L);
    }

    /// Runs of the first two variants in turn, spread evenly by ±2 % in an order that looks random.
    public SmallExperiment pairs(int count, double first, double second) {
        for (int i = 0; i < count; i++) {
            timed(0, first * (0.98 + 0.04 * ((i * 37L) % 101) / 101));
            timed(1, second * (0.98 + 0.04 * ((i * 53L + 17) % 101) / 101));
        }
        return this;
    }

    public Experiment experiment() {
        List<ParameterSet> parameters = new ArrayList<>();
        for (int s = 0; s < sets; s++) {
            parameters.add(sets == 1 ? ParameterSet.NONE : new ParameterSet(List.of("" + s)));
        }
        return new Experiment(
                new ExperimentRequest("order lookup", variants, parameters, ExperimentOptions.standard(1)),
                new ExperimentServer("demo", "18.6", Map.of("work_mem", "4MB")),
                1_795_338_850_000_000L,
                runs,
                List.of(),
                end,
                notes);
    }
}
