package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an experiment will do to a server, in sentences.
public final class PlanTexts {
    private PlanTexts() {}

    /// What is built, written, evicted, by which variant; then the notes.
    static List<String> sentences(ExperimentPlan plan, ExperimentRequest request) {
        List<String> sentences = new ArrayList<>();
        for (ExperimentPlan.Step step : plan.steps()) {
            sentences.add(Messages.get(
                    "compare.step." + step.effect().name().toLowerCase(Locale.ROOT),
                    request.variants().get(step.variant()).name()));
        }
        if (plan.steps().isEmpty()) {
            sentences.add(Messages.get("compare.step.none"));
        }
        List<String> distinct = new ArrayList<>(sentences.stream().distinct().toList());
        distinct.addAll(KeptTexts.told(plan.notes()));
        return distinct;
    }

    /// The statements exactly as they are run.
    public static String statements(ExperimentPlan plan) {
        StringBuilder out = new StringBuilder();
        for (ExperimentPlan.Step step : plan.steps()) {
            out.append("-- ")
                    .append(Messages.get(
                            "compare.step.comment",
                            ExperimentShown.letter(step.variant()),
                            Messages.get(
                                    "compare.effect." + step.effect().name().toLowerCase(Locale.ROOT))))
                    .append('\n')
                    .append(step.statement().strip())
                    .append('\n');
        }
        return out.toString().strip();
    }

    /// The notes, one a line.
    public static String notes(ExperimentPlan plan) {
        return String.join("\n", KeptTexts.told(plan.notes()));
    }
}
