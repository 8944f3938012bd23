package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;
import java.util.Optional;

/// An experiment with all that the views need of it. Immutable; made off the window's thread.
///
/// @param explained one for each variant
record ExperimentShown(Experiment experiment, ExperimentResult result, List<Optional<Explained>> explained) {
    ExperimentShown {
        explained = List.copyOf(explained);
    }

    List<Variant> variants() {
        return experiment.request().variants();
    }

    /// `A`, `B` … by which pictures and tables call the variants.
    static String letter(int variant) {
        return variant < 26 ? String.valueOf((char) ('A' + variant)) : "#" + (variant + 1);
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

    Optional<Explained> explained(int variant) {
        return variant < explained.size() ? explained.get(variant) : Optional.empty();
    }

    /// Timed runs of the variant that has the fewest.
    int runsEach() {
        return result.variants().stream().mapToInt(VariantSummary::runs).min().orElse(0);
    }
}
