package dev.pgtrace.app;

import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.server.experiment.CheckedExperiment;
import dev.pgtrace.server.experiment.CheckedVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What whoever agrees to an experiment, and whoever reads it, should know of how it is run.
final class ExperimentNotes {
    /// The server plans that many executions of a prepared statement for their values before it thinks of another way.
    static final int CUSTOM_PLANS = 5;

    private final CheckedExperiment experiment;
    private final ExperimentOptions options;
    private final boolean production;

    /// @param production whether the server is marked so
    ExperimentNotes(CheckedExperiment experiment, boolean production) {
        this.experiment = experiment;
        this.options = experiment.request().options();
        this.production = production;
    }

    ExperimentPlan plan() {
        List<ExperimentPlan.Step> steps = new ArrayList<>();
        for (CheckedVariant variant : experiment.variants()) {
            for (TriedIndex index : variant.variant().indexes()) {
                steps.add(new ExperimentPlan.Step(
                        variant.isPlannedOnly()
                                ? ExperimentPlan.Effect.SUPPOSES_INDEX
                                : ExperimentPlan.Effect.BUILDS_INDEX,
                        variant.index(),
                        index.definition()));
            }
            if (isWriting(variant)) {
                steps.add(new ExperimentPlan.Step(
                        ExperimentPlan.Effect.WRITES,
                        variant.index(),
                        variant.statement().text()));
            }
            if (!experiment.eviction().statement().isEmpty() && !variant.isPlannedOnly()) {
                steps.add(new ExperimentPlan.Step(
                        ExperimentPlan.Effect.EVICTS,
                        variant.index(),
                        experiment.eviction().statement()));
            }
        }
        return new ExperimentPlan(steps, planNotes());
    }

    private boolean isWriting(CheckedVariant variant) {
        return variant.effects().mayWrite() && options.writes() == ExperimentOptions.Writes.ROLLED_BACK;
    }

    private List<String> planNotes() {
        List<String> notes = new ArrayList<>();
        if (experiment.builds()) {
            notes.add("An index is really built, in a transaction that stays open until the last run and is rolled back"
                    + " then" + (options.explainedRuns() > 0 ? ", and once more for the runs with instruments" : "")
                    + ". As long as it is open, whoever wants to write to that table waits; readers do not. VACUUM cannot"
                    + " clean up meanwhile.");
        }
        experiment.variants().stream().filter(this::isWriting).forEach(variant -> notes.add(writing(variant)));
        if (any(variant -> variant.effects().sequences())) {
            notes.add("Numbers are taken from sequences: a rollback does not give them back.");
        }
        if (!experiment.eviction().statement().isEmpty()) {
            notes.add("Throwing blocks out of the cache makes everybody on this server wait for reads for a while.");
        }
        if (production && !notes.isEmpty()) {
            notes.addFirst("This server is marked as production.");
        }
        notes.addAll(ofRuns());
        return notes;
    }

    private static String writing(CheckedVariant variant) {
        String what = variant.effects().writes()
                ? variant.name() + " changes or locks rows"
                : variant.name() + " calls "
                        + String.join(", ", variant.effects().volatiles()) + ", which may change something";
        return what + ". Each run is rolled back; that does not undo numbers taken from sequences, what functions do"
                + " outside of the database (files, mails, other servers), and rows stay locked while a run lasts.";
    }

    /// What belongs to the result, too.
    List<String> ofRuns() {
        List<String> notes = new ArrayList<>();
        if (!experiment.eviction().problem().isEmpty()) {
            notes.add(experiment.eviction().problem());
        } else if (!experiment.eviction().statement().isEmpty()) {
            notes.add("Before the first run of each variant the blocks of its relations were evicted from PostgreSQL's"
                    + " cache; the operating system's cache keeps what it has, so that the first runs show tier 2 rather"
                    + " than tier 3.");
        } else if (experiment.timed().size() > 1) {
            notes.add("Caches were as found: the first run of "
                    + experiment.timed().getFirst().name()
                    + " began with them, and those after it found what it had read.");
        }
        if (experiment.builds()) {
            notes.add("Building an index reads its table: the first runs are not cold.");
        }
        if (options.protocol() == Protocol.PREPARED && options.warmUps() < CUSTOM_PLANS) {
            notes.add("With fewer than " + CUSTOM_PLANS + " warm-up runs, the server still plans the first timed runs"
                    + " of a prepared statement for their values, and may change to a plan for all values in between.");
        }
        return notes;
    }

    private boolean any(Predicate<CheckedVariant> predicate) {
        return experiment.variants().stream().anyMatch(predicate);
    }
}
