package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.Answers;
import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What an experiment shows, in words.
final class VerdictTexts {
    /// From this factor on "times" reads better than per cent.
    private static final double TIMES = 1.5;

    private VerdictTexts() {}

    /// `v2 is 4.7× faster than v1`.
    static String headline(ExperimentShown shown, int variant) {
        String name = shown.variants().get(variant).name();
        String first = shown.variants().getFirst().name();
        Optional<VariantComparison> found = shown.comparison(variant);
        if (shown.isRunning()) {
            return running(shown, variant, found);
        }
        if (found.isEmpty() || !found.get().ratio().isKnown()) {
            return Messages.get("compare.verdict.nothing");
        }
        VariantComparison comparison = found.get();
        double ratio = comparison.ratio().estimate();
        return switch (comparison.verdict()) {
            case FASTER ->
                isFactor(1 / ratio)
                        ? Messages.get("compare.verdict.faster.times", name, Ratios.times(1 / ratio), first)
                        : Messages.get("compare.verdict.faster.share", name, Ratios.share(1 - ratio), first);
            case SLOWER ->
                isFactor(ratio)
                        ? Messages.get("compare.verdict.slower.times", name, Ratios.times(ratio), first)
                        : Messages.get("compare.verdict.slower.share", name, Ratios.share(ratio - 1), first);
            case NO_DIFFERENCE ->
                Messages.get("compare.verdict.none", name, first, Ratios.share(comparison.noteworthy()));
            case UNDECIDED ->
                comparison.runsToDecide() > 0
                        ? Messages.get("compare.verdict.undecided.runs", Counts.grouped(comparison.runsToDecide()))
                        : Messages.get("compare.verdict.undecided");
        };
    }

    /// `95% confidence interval 4.5×–5.0× · 100 runs each, interleaved · …`.
    static String evidence(ExperimentShown shown, int variant) {
        List<String> parts = new ArrayList<>();
        Optional<VariantComparison> found =
                shown.comparison(variant).filter(c -> c.ratio().isKnown());
        found.ifPresent(comparison -> parts.add(
                Messages.get("compare.evidence.interval", Percent.level(comparison.level()), interval(comparison))));
        parts.add(runs(shown));
        found.filter(comparison -> Double.isFinite(comparison.pValue()))
                .ifPresent(comparison ->
                        parts.add(Messages.get("compare.evidence.test", Ratios.probability(comparison.pValue()))));
        found.filter(VariantComparison::isRankTestAtOdds)
                .ifPresent(comparison ->
                        parts.add(Messages.get("compare.evidence.pairs", Ratios.probability(comparison.signedRank()))));
        answer(shown).ifPresent(parts::add);
        return String.join(" · ", parts);
    }

    /// The style of the banner: green, red, grey or amber.
    static String style(ExperimentShown shown, int variant) {
        if (shown.isRunning()) {
            return "verdict-running";
        }
        return shown.comparison(variant)
                .map(comparison -> "verdict-" + comparison.verdict().word())
                .orElse("verdict-" + Verdict.UNDECIDED.word());
    }

    /// How the experiment ended where that was not as planned; empty otherwise.
    static Optional<String> ending(ExperimentShown shown) {
        ExperimentEnd end = shown.experiment().end();
        return switch (end.reason()) {
            case CANCELLED -> Optional.of(Messages.get("compare.end.cancelled", runs(shown)));
            case FAILED -> Optional.of(Messages.get("compare.end.failed", KeptTexts.told(end.message())));
            case RUNNING, RUNS, TIME, INTERVAL -> Optional.empty();
        };
    }

    /// That the variants do not return the same, which comes before any speed.
    static Optional<String> differentAnswers(ExperimentShown shown) {
        if (shown.result().answers() != Answers.DIFFERENT) {
            return Optional.empty();
        }
        List<String> rows = new ArrayList<>();
        for (VariantSummary summary : shown.result().variants()) {
            String name = shown.variants().get(summary.variant()).name();
            rows.add(
                    summary.rows() < 0
                            ? name
                            : Messages.get("compare.answers.rows", name, Counts.grouped(summary.rows())));
        }
        return Optional.of(Messages.get("compare.answers.different", String.join(", ", rows)));
    }

    private static String running(ExperimentShown shown, int variant, Optional<VariantComparison> found) {
        StopRule rule = shown.experiment().request().options().stop();
        OptionalInt wanted = rule.runs();
        String runs = wanted.isPresent()
                ? Messages.get(
                        "compare.running.of", Counts.grouped(shown.runsEach()), Counts.grouped(wanted.getAsInt()))
                : Messages.get("compare.running.so_far", Counts.grouped(shown.runsEach()));
        if (found.isEmpty() || !found.get().ratio().isKnown()) {
            return Messages.get("compare.running.early", runs);
        }
        Interval ratio = found.get().ratio();
        return Messages.get(
                "compare.running.ratio",
                ExperimentShown.letter(variant),
                Ratios.plain(ratio.estimate()),
                Ratios.plain(ratio.low()),
                Ratios.plain(ratio.high()),
                runs);
    }

    private static String interval(VariantComparison comparison) {
        Interval ratio = comparison.ratio();
        return switch (comparison.verdict()) {
            case FASTER ->
                isFactor(1 / ratio.estimate())
                        ? range(Ratios.times(1 / ratio.high()), Ratios.times(1 / ratio.low()))
                        : range(Ratios.share(1 - ratio.high()), Ratios.share(1 - ratio.low()));
            case SLOWER ->
                isFactor(ratio.estimate())
                        ? range(Ratios.times(ratio.low()), Ratios.times(ratio.high()))
                        : range(Ratios.share(ratio.low() - 1), Ratios.share(ratio.high() - 1));
            case NO_DIFFERENCE, UNDECIDED ->
                Messages.get("compare.evidence.to", Ratios.change(ratio.low()), Ratios.change(ratio.high()));
        };
    }

    private static String range(String low, String high) {
        return Messages.get("compare.evidence.range", low, high);
    }

    private static String runs(ExperimentShown shown) {
        int least = shown.runsEach();
        int most = shown.result().variants().stream()
                .mapToInt(VariantSummary::runs)
                .max()
                .orElse(0);
        return least == most
                ? Messages.get("compare.evidence.runs", Counts.grouped(least))
                : Messages.get("compare.evidence.uneven", Counts.grouped(least), Counts.grouped(most));
    }

    private static Optional<String> answer(ExperimentShown shown) {
        return switch (shown.result().answers()) {
            case SAME -> {
                long rows = shown.result().variants().stream()
                        .mapToLong(VariantSummary::rows)
                        .max()
                        .orElse(-1);
                yield Optional.of(
                        rows < 0 || shown.experiment().request().parameters().size() > 1
                                ? Messages.get("compare.answers.same")
                                : rows == 1
                                        ? Messages.get("compare.answers.same.row")
                                        : Messages.get("compare.answers.same.rows", Counts.grouped(rows)));
            }
            case DIFFERENT -> Optional.of(Messages.get("compare.answers.not"));
            case UNKNOWN -> Optional.of(Messages.get("compare.answers.unknown"));
        };
    }

    private static boolean isFactor(double factor) {
        return factor >= TIMES;
    }
}
