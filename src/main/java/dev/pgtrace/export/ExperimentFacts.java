package dev.pgtrace.export;

import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.VariantComparison;
import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// The words and figures that all reports of an experiment share.
final class ExperimentFacts {
    private final Experiment experiment;
    private final ExperimentResult result;

    /// A line of the table of variants.
    ///
    /// @param cells   one a variant
    /// @param changes one a variant after the first
    record Row(String name, List<String> cells, List<String> changes) {}

    ExperimentFacts(Experiment experiment, ExperimentResult result) {
        this.experiment = experiment;
        this.result = result;
    }

    String name(int variant) {
        return PlainText.oneLine(experiment.request().variants().get(variant).name());
    }

    String answers() {
        return switch (result.answers()) {
            case SAME -> same();
            case DIFFERENT -> ReportTexts.get("answers.different");
            case UNKNOWN -> ReportTexts.get("answers.unknown");
        };
    }

    private String same() {
        long rows = result.variants().getFirst().rows();
        int sets = experiment.request().parameters().size();
        return rows < 0
                ? ReportTexts.get("answers.same")
                : sets == 1
                        ? ReportTexts.get("answers.rows", ReportTexts.count(rows, "row"))
                        : ReportTexts.get("answers.sets", Counts.grouped(sets));
    }

    /// Where, when and how it ran.
    String conditions() {
        ExperimentOptions options = experiment.request().options();
        int sets = experiment.request().parameters().size();
        return experiment.server().name() + " · PostgreSQL "
                + experiment.server().version() + " · "
                + Clock.day(experiment.startMicros()) + " · "
                + ReportTexts.get(
                        "experiment.protocol." + options.protocol().name().toLowerCase(Locale.ROOT))
                + (sets == 1 ? "" : " · " + ReportTexts.get("experiment.sets", Counts.grouped(sets)))
                + " · " + ReportTexts.get("experiment.noise", Percent.level(options.noise())) + " · "
                + ReportTexts.get("experiment.seed", String.valueOf(options.seed()));
    }

    Optional<VariantFigures> figures(int variant) {
        return result.figures().stream()
                .filter(figures -> figures.variant() == variant)
                .findFirst();
    }

    /// What a variant changes besides its text, one line each.
    static List<String> changes(Variant variant) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(variant.settings()).entrySet()) {
            lines.add("SET LOCAL " + PlainText.oneLine(setting.getKey() + " = " + setting.getValue()));
        }
        for (TriedIndex index : variant.indexes()) {
            lines.add(PlainText.oneLine(index.definition())
                    + (index.kind() == TriedIndex.Kind.HYPOTHETICAL
                            ? " (" + ReportTexts.get("experiment.hypothetical") + ")"
                            : " (" + ReportTexts.get("experiment.rolledBack") + ")"));
        }
        return lines;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(median());
        rows.add(intervals());
        rows.add(times("mean", VariantSummary::meanMicros));
        rows.add(times("p95", VariantSummary::p95Micros));
        rows.add(times("least", VariantSummary::minMicros));
        rows.add(times("greatest", VariantSummary::maxMicros));
        rows.add(times("cold", VariantSummary::coldMicros));
        rows.add(row("runs", summary -> Counts.grouped(summary.runs()), (a, b) -> ""));
        rows.add(row(
                "rows",
                summary -> summary.rows() < 0 ? Figures.MISSING : Counts.grouped(summary.rows()),
                (a, b) -> ""));
        if (!result.figures().isEmpty()) {
            rows.add(explained("cpu", VariantFigures::cpuMicros, true, Provenance.MEASURED));
            rows.add(explained("planning", VariantFigures::planningMicros, true, Provenance.MEASURED));
            rows.add(explained("tier1", f -> f.blocks().tier1(), false, Provenance.MEASURED));
            rows.add(explained("tier2", f -> split(f, f.blocks().tier2()), false, provenance()));
            rows.add(explained("tier3", f -> split(f, f.blocks().tier3()), false, provenance()));
            rows.add(explained("plans", VariantFigures::planShapes, false, Provenance.MEASURED));
        }
        return rows;
    }

    private Provenance provenance() {
        return result.figures().stream()
                .map(figures -> figures.blocks().provenance())
                .reduce(Provenance.MISSING, Provenance::and);
    }

    private static double split(VariantFigures figures, double blocks) {
        return figures.blocks().unsplit() > 0
                        && figures.blocks().tier2() + figures.blocks().tier3() == 0
                ? Double.NaN
                : blocks;
    }

    private Row median() {
        return new Row(
                ReportTexts.get("experiment.row.median"),
                result.variants().stream()
                        .map(summary -> Durations.precise(summary.median().estimate()))
                        .toList(),
                result.comparisons().stream()
                        .map(comparison -> change(comparison.ratio().estimate()))
                        .toList());
    }

    /// Of the medians, and of the ratio of pairs. In a line of its own, as it is as wide as all else.
    private Row intervals() {
        return new Row(
                ReportTexts.get("experiment.row.interval"),
                result.variants().stream()
                        .map(VariantSummary::median)
                        .map(median -> median.isKnown()
                                ? Durations.precise(median.low()) + " – " + Durations.precise(median.high())
                                : "")
                        .toList(),
                result.comparisons().stream()
                        .map(VariantComparison::ratio)
                        .map(ratio -> ratio.isKnown()
                                ? ReportTexts.get("experiment.range", change(ratio.low()), change(ratio.high()))
                                : "")
                        .toList());
    }

    private Row times(String name, ToDoubleFunction<VariantSummary> time) {
        return row(
                name,
                summary -> Durations.precise(time.applyAsDouble(summary)),
                (a, b) -> change(time.applyAsDouble(b) / time.applyAsDouble(a)));
    }

    private Row row(
            String name,
            java.util.function.Function<VariantSummary, String> cell,
            java.util.function.BiFunction<VariantSummary, VariantSummary, String> change) {
        List<String> cells = result.variants().stream().map(cell).toList();
        List<String> changes = result.variants().stream()
                .skip(1)
                .map(summary -> change.apply(result.variants().getFirst(), summary))
                .toList();
        return new Row(ReportTexts.get("experiment.row." + name), cells, changes);
    }

    private Row explained(String name, ToDoubleFunction<VariantFigures> figure, boolean time, Provenance provenance) {
        double first = figure(0, figure);
        return row(
                name,
                summary -> {
                    double value = figure(summary.variant(), figure);
                    String text = time ? Durations.precise(value) : blocks(value);
                    return provenance == Provenance.ESTIMATED && Double.isFinite(value)
                            ? Figures.ESTIMATED + text
                            : text;
                },
                (a, b) -> first == 0 || name.equals("plans") ? "" : change(figure(b.variant(), figure) / first));
    }

    private double figure(int variant, ToDoubleFunction<VariantFigures> figure) {
        return figures(variant).map(figure::applyAsDouble).orElse(Double.NaN);
    }

    private static String blocks(double count) {
        return Double.isFinite(count) ? Counts.compact(Math.round(count)) : Figures.MISSING;
    }

    /// `−78.7%`, `+12%`, `×4.7` where it is far more.
    private static String change(double ratio) {
        if (!Double.isFinite(ratio)) {
            return "";
        }
        return ratio >= 10 ? Figures.factor(ratio) : (ratio > 1 ? "+" : "") + Percent.of(ratio - 1);
    }
}
