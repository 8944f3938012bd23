package dev.pgtrace.analysis.experiment;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What weakens the runs of an experiment.
final class Warnings {
    private final Experiment experiment;
    private final TimedRuns runs;
    private final List<Warning> warnings = new ArrayList<>();

    Warnings(Experiment experiment, TimedRuns runs) {
        this.experiment = experiment;
        this.runs = runs;
    }

    List<Warning> all(List<VariantComparison> comparisons) {
        comparisons.forEach(this::compared);
        uneven();
        for (int v = 0; v < experiment.request().variants().size(); v++) {
            overTime(v);
            hypothetical(v);
        }
        end();
        experiment.notes().forEach(note -> add(Warning.Kind.NOTE, note));
        return warnings;
    }

    private void compared(VariantComparison comparison) {
        if (comparison.pairs() < Verdicts.FEWEST_PAIRS) {
            add(
                    Warning.Kind.TOO_FEW_RUNS,
                    KeptTexts.of(
                            "kept.ab.warn.few",
                            comparison.pairs(),
                            name(0),
                            name(comparison.variant()),
                            Verdicts.FEWEST_PAIRS));
        }
        disagreement(comparison);
    }

    /// Sets that are faster beside sets that are slower.
    private void disagreement(VariantComparison comparison) {
        List<String> faster = sets(comparison, true);
        List<String> slower = sets(comparison, false);
        if (!faster.isEmpty() && !slower.isEmpty()) {
            add(
                    Warning.Kind.SETS_DISAGREE,
                    KeptTexts.of("kept.ab.warn.sets", name(comparison.variant()), list(faster), list(slower)));
        }
    }

    private static List<String> sets(VariantComparison comparison, boolean faster) {
        return comparison.sets().stream()
                .filter(set -> set.ratio().isKnown()
                        && (faster ? set.ratio().high() < 1 : set.ratio().low() > 1))
                .map(set -> Integer.toString(set.parameters() + 1))
                .toList();
    }

    private static String list(List<String> numbers) {
        return numbers.size() <= 5
                ? String.join(", ", numbers)
                : KeptTexts.of("kept.ab.warn.more", String.join(", ", numbers.subList(0, 5)), (numbers.size() - 5));
    }

    private void uneven() {
        int variants = experiment.request().variants().size();
        int[] counts = new int[variants];
        Arrays.setAll(counts, runs::count);
        int most = Arrays.stream(counts).max().orElse(0);
        // The last block may have been cut; more is a fault.
        if (most - Arrays.stream(counts).min().orElse(0) > 1) {
            List<String> parts = new ArrayList<>();
            for (int v = 0; v < variants; v++) {
                parts.add(counts[v] + " of " + name(v));
            }
            add(Warning.Kind.UNEVEN_RUNS, KeptTexts.of("kept.ab.warn.uneven", String.join(", ", parts)));
        }
    }

    private void overTime(int variant) {
        Trend trend = new Trend(inTime(variant));
        if (trend.isDrifting()) {
            double change = trend.change() - 1;
            add(
                    Warning.Kind.DRIFT,
                    KeptTexts.of(
                            change < 0 ? "kept.ab.warn.drift.faster" : "kept.ab.warn.drift.slower",
                            name(variant),
                            NumberMarks.plain(() -> Percent.of(Math.abs(change))),
                            number(trend.spearman()),
                            number(trend.bound())));
        }
        if (trend.isCorrelated()) {
            add(
                    Warning.Kind.AUTOCORRELATION,
                    KeptTexts.of(
                            "kept.ab.warn.correlated", name(variant), number(trend.lag1()), number(trend.bound())));
        }
    }

    /// Logarithms of times in the order of time, each less the median of its set.
    private double[] inTime(int variant) {
        double[] middles = new double[runs.sets()];
        for (int set = 0; set < middles.length; set++) {
            double[] sorted = runs.of(variant, set).clone();
            Arrays.sort(sorted);
            middles[set] = sorted.length == 0
                    ? 0
                    : (TimedRuns.log(sorted[(sorted.length - 1) / 2]) + TimedRuns.log(sorted[sorted.length / 2])) / 2;
        }
        return TimedRuns.timed(experiment).stream()
                .filter(run -> run.variant() == variant)
                .mapToDouble((ExperimentRun run) -> TimedRuns.log(run.elapsedMicros()) - middles[run.parameters()])
                .toArray();
    }

    private void hypothetical(int variant) {
        Variant tried = experiment.request().variants().get(variant);
        if (tried.indexes().stream().anyMatch(index -> index.kind() == TriedIndex.Kind.HYPOTHETICAL)) {
            add(Warning.Kind.HYPOTHETICAL, KeptTexts.of("kept.ab.warn.hypothetical", name(variant)));
        }
    }

    private void end() {
        ExperimentEnd end = experiment.end();
        if (end.reason() == ExperimentEnd.Reason.CANCELLED) {
            add(Warning.Kind.STOPPED_EARLY, KeptTexts.of("kept.ab.warn.stopped"));
        } else if (end.reason() == ExperimentEnd.Reason.FAILED) {
            add(Warning.Kind.STOPPED_EARLY, KeptTexts.of("kept.ab.warn.error", end.message()));
        }
    }

    private void add(Warning.Kind kind, String message) {
        warnings.add(new Warning(kind, message));
    }

    private String name(int variant) {
        return experiment.request().variants().get(variant).name();
    }

    private static String number(double value) {
        return NumberMarks.plain(() -> Ratios.plain(value));
    }
}
