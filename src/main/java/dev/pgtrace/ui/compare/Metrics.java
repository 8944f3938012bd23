package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.analysis.experiment.Verdict;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/// The table of metrics: every variant, and every later one against the first.
final class Metrics {
    /// Instrumented runs are few: a smaller difference between them is not told from none.
    private static final double FEW_RUNS = 0.1;

    private final ExperimentShown shown;
    private final int count;
    private final double noise;

    private Metrics(ExperimentShown shown) {
        this.shown = shown;
        this.count = shown.variants().size();
        this.noise = shown.experiment().request().options().noise();
    }

    static List<Metric> of(ExperimentShown shown) {
        Metrics metrics = new Metrics(shown);
        List<Metric> rows = new ArrayList<>();
        rows.add(metrics.median());
        rows.add(metrics.timed("p95", VariantSummary::p95Micros));
        rows.add(metrics.cpu());
        rows.add(metrics.blocks("tier1", VariantFigures.Blocks::tier1));
        rows.add(metrics.blocks("tier2", VariantFigures.Blocks::tier2));
        rows.add(metrics.blocks("tier3", VariantFigures.Blocks::tier3));
        if (metrics.anyUnsplit()) {
            rows.add(metrics.blocks("reads", VariantFigures.Blocks::unsplit));
        }
        rows.add(metrics.answers());
        rows.add(metrics.timed("mean", VariantSummary::meanMicros));
        rows.add(metrics.cold());
        return rows;
    }

    private Metric median() {
        return row(
                "median",
                variant -> Ratios.time(summary(variant, s -> s.median().estimate())),
                variant -> shown.comparison(variant)
                        .filter(c -> c.ratio().isKnown())
                        .map(c -> c.verdict() == Verdict.NO_DIFFERENCE
                                ? none()
                                : new Metric.Delta(interval(c.ratio()), sense(c.verdict())))
                        .orElse(unknown()));
    }

    /// Coloured where the test shows a difference in the same direction.
    private Metric timed(String key, ToDoubleFunction<VariantSummary> value) {
        return row(key, variant -> Ratios.time(summary(variant, value)), variant -> {
            double ratio = summary(variant, value) / summary(0, value);
            Verdict verdict = verdict(variant);
            Metric.Sense sense = ratio < 1 - noise && verdict == Verdict.FASTER
                    ? Metric.Sense.GOOD
                    : ratio > 1 + noise && verdict == Verdict.SLOWER ? Metric.Sense.BAD : Metric.Sense.NEUTRAL;
            return Double.isFinite(ratio) ? new Metric.Delta(Ratios.change(ratio), sense) : unknown();
        });
    }

    private Metric cold() {
        return row("cold", variant -> Ratios.time(summary(variant, VariantSummary::coldMicros)), variant -> {
            double ratio = summary(variant, VariantSummary::coldMicros) / summary(0, VariantSummary::coldMicros);
            return Double.isFinite(ratio) ? new Metric.Delta(Ratios.change(ratio), Metric.Sense.NEUTRAL) : unknown();
        });
    }

    private Metric cpu() {
        IntToDoubleFunction cpu =
                variant -> shown.figures(variant).map(VariantFigures::cpuMicros).orElse(Double.NaN);
        return row("cpu", variant -> Ratios.time(cpu.applyAsDouble(variant)), variant -> {
            double ratio = cpu.applyAsDouble(variant) / cpu.applyAsDouble(0);
            if (!Double.isFinite(ratio)) {
                return unknown();
            }
            return Math.abs(ratio - 1) <= Math.max(noise, FEW_RUNS)
                    ? none()
                    : new Metric.Delta(Ratios.change(ratio), less(ratio));
        });
    }

    private Metric blocks(String key, ToDoubleFunction<VariantFigures.Blocks> tier) {
        IntToDoubleFunction blocks = variant -> shown.figures(variant)
                .map(figures -> tier.applyAsDouble(figures.blocks()))
                .orElse(Double.NaN);
        return row(key, variant -> count(blocks.applyAsDouble(variant)), variant -> {
            double before = blocks.applyAsDouble(0);
            double after = blocks.applyAsDouble(variant);
            if (!Double.isFinite(before) || !Double.isFinite(after)) {
                return unknown();
            }
            long change = Math.round(after - before);
            if (change == 0) {
                return new Metric.Delta("±0", Metric.Sense.NONE);
            }
            boolean hits = key.equals("tier1"); // more hits may be the reads saved
            Metric.Sense sense = hits ? Metric.Sense.NEUTRAL : change < 0 ? Metric.Sense.GOOD : Metric.Sense.BAD;
            boolean few = before == 0 || Math.abs(change) < 100;
            String text = few ? (change > 0 ? "+" : "") + Counts.grouped(change) : Ratios.change(after / before);
            return new Metric.Delta(text, sense);
        });
    }

    private boolean anyUnsplit() {
        return shown.result().figures().stream()
                .anyMatch(figures -> figures.blocks().unsplit() > 0);
    }

    private Metric answers() {
        return row("answer", this::answer, variant -> switch (shown.result().answers()) {
            case SAME -> new Metric.Delta(Messages.get("compare.metric.identical"), Metric.Sense.GOOD);
            case DIFFERENT -> new Metric.Delta(Messages.get("compare.metric.different"), Metric.Sense.BAD);
            case UNKNOWN -> unknown();
        });
    }

    private String answer(int variant) {
        long rows = (long) summary(variant, s -> s.rows());
        String digest = shown.experiment().runs().stream()
                .filter(run -> run.variant() == variant && run.answer().known() && run.parameters() == 0)
                .map(ExperimentRun::answer)
                .findFirst()
                .map(answer -> answer.shortText())
                .orElse("");
        String count = shown.summary(variant).isEmpty() || rows < 0 ? Percent.UNDEFINED : Counts.grouped(rows);
        return digest.isEmpty() ? count : count + " · " + digest;
    }

    private Metric row(String key, IntFunction<String> value, IntFunction<Metric.Delta> delta) {
        List<String> values = new ArrayList<>();
        List<Metric.Delta> deltas = new ArrayList<>();
        deltas.add(Metric.Delta.EMPTY);
        for (int variant = 0; variant < count; variant++) {
            values.add(value.apply(variant));
            if (variant > 0) {
                deltas.add(delta.apply(variant));
            }
        }
        return new Metric(
                Messages.get("compare.metric." + key), values, deltas, Messages.get("compare.metric.tip." + key));
    }

    private double summary(int variant, ToDoubleFunction<VariantSummary> value) {
        return shown.summary(variant).map(value::applyAsDouble).orElse(Double.NaN);
    }

    private Verdict verdict(int variant) {
        return shown.comparison(variant).map(c -> c.verdict()).orElse(Verdict.UNDECIDED);
    }

    /// `−78.7% ± 0.9`; of a wide interval without tenths, which say nothing: `+42.2% ± 128`.
    private static String interval(Interval ratio) {
        double half = (ratio.high() - ratio.low()) / 2;
        String spread = half < 0.0995 ? Ratios.share(half).replace("%", "") : Counts.grouped(Math.round(half * 100));
        return Messages.get("compare.metric.interval", Ratios.change(ratio.estimate()), spread);
    }

    private static String count(double blocks) {
        return Double.isFinite(blocks) ? Counts.grouped(Math.round(blocks)) : Percent.UNDEFINED;
    }

    private static Metric.Sense sense(Verdict verdict) {
        return switch (verdict) {
            case FASTER -> Metric.Sense.GOOD;
            case SLOWER -> Metric.Sense.BAD;
            case NO_DIFFERENCE -> Metric.Sense.NONE;
            case UNDECIDED -> Metric.Sense.NEUTRAL;
        };
    }

    private static Metric.Sense less(double ratio) {
        return ratio < 1 ? Metric.Sense.GOOD : Metric.Sense.BAD;
    }

    private static Metric.Delta none() {
        return new Metric.Delta(Messages.get("compare.metric.none"), Metric.Sense.NONE);
    }

    private static Metric.Delta unknown() {
        return new Metric.Delta(Percent.UNDEFINED, Metric.Sense.NEUTRAL);
    }
}
