package dev.pgtrace.app;

import dev.pgtrace.base.text.KeptTexts;
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
            notes.add(KeptTexts.of(options.explainedRuns() > 0 ? "kept.ab.index.explained" : "kept.ab.index"));
        }
        experiment.variants().stream().filter(this::isWriting).forEach(variant -> notes.add(writing(variant)));
        if (any(variant -> variant.effects().sequences())) {
            notes.add(KeptTexts.of("kept.ab.sequences"));
        }
        if (!experiment.eviction().statement().isEmpty()) {
            notes.add(KeptTexts.of("kept.ab.eviction"));
        }
        if (production && !notes.isEmpty()) {
            notes.addFirst(KeptTexts.of("kept.ab.production"));
        }
        notes.addAll(ofRuns());
        return notes;
    }

    private static String writing(CheckedVariant variant) {
        return variant.effects().writes()
                ? KeptTexts.of("kept.ab.writes", variant.name())
                : KeptTexts.of(
                        "kept.ab.calls",
                        variant.name(),
                        String.join(", ", variant.effects().volatiles()));
    }

    /// What belongs to the result, too.
    List<String> ofRuns() {
        List<String> notes = new ArrayList<>();
        if (!experiment.eviction().problem().isEmpty()) {
            notes.add(experiment.eviction().problem());
        } else if (!experiment.eviction().statement().isEmpty()) {
            notes.add(KeptTexts.of("kept.ab.evicted"));
        } else if (experiment.timed().size() > 1) {
            notes.add(
                    KeptTexts.of("kept.ab.caches", experiment.timed().getFirst().name()));
        }
        if (experiment.builds()) {
            notes.add(KeptTexts.of("kept.ab.building"));
        }
        if (options.protocol() == Protocol.PREPARED && options.warmUps() < CUSTOM_PLANS) {
            notes.add(KeptTexts.of("kept.ab.customPlans", CUSTOM_PLANS));
        }
        return notes;
    }

    private boolean any(Predicate<CheckedVariant> predicate) {
        return experiment.variants().stream().anyMatch(predicate);
    }
}
