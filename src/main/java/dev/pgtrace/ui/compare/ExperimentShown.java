package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An experiment with all that the views need of it. Immutable; made off the window's thread.
///
/// @param bins      of the timed runs
/// @param dots      of all runs
/// @param explained by variant, of those that have instrumented runs
/// @param unread    why instrumented runs could not be read, a sentence each
record ExperimentShown(
        Experiment experiment,
        ExperimentResult result,
        RunBins bins,
        RunDots dots,
        Map<Integer, Explained> explained,
        List<String> unread) {
    ExperimentShown {
        explained = Map.copyOf(explained);
        unread = List.copyOf(unread);
    }

    static ExperimentShown of(
            Experiment experiment, ExperimentResult result, Map<Integer, Explained> explained, List<String> unread) {
        int variants = experiment.request().variants().size();
        return new ExperimentShown(
                experiment,
                result,
                RunBins.of(experiment.runs(), variants),
                RunDots.of(experiment.runs()),
                explained,
                unread);
    }

    /// `A`, `B` … by which pictures and tables call the variants.
    static String letter(int variant) {
        return variant < 26 ? String.valueOf((char) ('A' + variant)) : "#" + (variant + 1);
    }

    /// `A · v1`, or `A` for a variant that is called so.
    static String title(int variant, String name) {
        String letter = letter(variant);
        return name.equals(letter) ? letter : Messages.get("compare.variant", letter, name);
    }

    List<Variant> variants() {
        return experiment.request().variants();
    }

    boolean isRunning() {
        return experiment.end().reason() == ExperimentEnd.Reason.RUNNING;
    }

    Optional<VariantSummary> summary(int variant) {
        return result.variants().stream().filter(s -> s.variant() == variant).findFirst();
    }

    Optional<VariantComparison> comparison(int variant) {
        return result.comparisons().stream().filter(c -> c.variant() == variant).findFirst();
    }

    /// What its instrumented runs tell, where there are any.
    Optional<VariantFigures> figures(int variant) {
        return result.figures().stream().filter(f -> f.variant() == variant).findFirst();
    }

    /// Timed runs of the variant that has the fewest.
    int runsEach() {
        return result.variants().stream().mapToInt(VariantSummary::runs).min().orElse(0);
    }
}
