package dev.pgtrace.ui.hotspots;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.StatementFigure;
import dev.pgtrace.ui.kit.explain.TraceLines;
import java.util.Optional;

/// Explains the figures of tables and indexes, and the histogram of reads.
final class HotspotFigures {
    /// The columns, as their texts are called.
    enum Figure {
        LOOPS(Basis.NODE),
        ROWS(Basis.NODE),
        BLOCKS(Basis.BLOCKS),
        SHARE(Basis.BLOCKS),
        HIT(Basis.BLOCKS),
        TIER3(Basis.TIERS),
        READ_TIME(Basis.READ_TIME),
        AVERAGE(Basis.READ_TIME),
        SELF(Basis.NODE),
        BAR(Basis.TIERS);

        private final Basis basis;

        Figure(Basis basis) {
            this.basis = basis;
        }
    }

    private final TraceContext context;
    private final TraceLines lines;

    HotspotFigures(TraceContext context) {
        this.context = context;
        this.lines = new TraceLines(context);
    }

    /// Empty where the row has no such figure.
    Optional<Explanation> of(Hotspot row, Figure figure, String name) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return Optional.empty();
        }
        String exact = exact(row, figure, analysis);
        return exact.isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        Messages.get("explain.name.of", name, row.name()),
                        exact,
                        provenance(row, figure),
                        meaning(figure),
                        formula(row, figure, exact, analysis),
                        lines.origin(figure.basis),
                        lines.ofRelation(row.relation(), row.nodes())));
    }

    /// A bar of the histogram of reads.
    Optional<Explanation> reads(Histogram.Bar bar, long allBlocks) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return Optional.empty();
        }
        String count = Messages.get("statements.tiers.blocks", Counts.grouped(bar.count()));
        return Optional.of(new Explanation(
                Messages.get("hotspots.latency.title"),
                count,
                Provenance.ESTIMATED,
                Messages.get("explain.latency.meaning"),
                Messages.get(
                        "explain.f.between",
                        Durations.format(Math.round(bar.fromMicros())),
                        Durations.format(Math.round(bar.toMicros())),
                        Counts.grouped(bar.count()),
                        Counts.grouped(allBlocks)),
                lines.origin(Basis.TIERS),
                bar.count() == 0
                        ? new Evidence.None(Messages.get("explain.evidence.missing"))
                        : lines.ofTrace(analysis.executions(), ExecutionColumn.READ_BLOCKS)));
    }

    private static String exact(Hotspot row, Figure figure, TraceAnalysis analysis) {
        return switch (figure) {
            case LOOPS -> count(row.loops());
            case ROWS -> count(row.rows());
            case BLOCKS, BAR -> count(row.tiers().blocks());
            case SHARE -> Percent.of(row.tiers().blocks(), analysis.tiers().blocks());
            case HIT -> Percent.of(row.tiers().hitShare());
            case TIER3 -> count(row.tiers().tier3Blocks());
            case READ_TIME -> row.readsTimed() ? Durations.exact(row.readMicros()) : "";
            case AVERAGE -> row.readsTimed() && row.tiers().readBlocks() > 0 ? average(row) : "";
            case SELF -> row.selfMicros() < 0 ? "" : Durations.exact(row.selfMicros());
        };
    }

    private static Provenance provenance(Hotspot row, Figure figure) {
        return switch (figure) {
            case LOOPS, ROWS, BLOCKS, READ_TIME -> Provenance.MEASURED;
            case SHARE, HIT, AVERAGE, SELF -> Provenance.DERIVED;
            case TIER3, BAR -> row.tiers().provenance();
        };
    }

    private static String meaning(Figure figure) {
        return switch (figure) {
            case LOOPS -> Messages.get("hotspots.formula.loops");
            case ROWS -> Messages.get("hotspots.formula.rows");
            case BLOCKS -> Messages.get("hotspots.formula.blocks");
            case SHARE -> Messages.get("hotspots.formula.share");
            case HIT -> Messages.get("statements.formula.t1_hit");
            case TIER3 -> Messages.get("hotspots.formula.tier3");
            case READ_TIME -> Messages.get("hotspots.formula.read_time");
            case AVERAGE -> Messages.get("hotspots.formula.average");
            case SELF -> Messages.get("hotspots.formula.self");
            case BAR -> Messages.get("explain.tier.meaning");
        };
    }

    private static String formula(Hotspot row, Figure figure, String exact, TraceAnalysis analysis) {
        String nodes =
                Messages.get(row.nodes() == 1 ? "explain.records.node" : "explain.records.nodes", count(row.nodes()));
        return switch (figure) {
            case LOOPS, ROWS, READ_TIME, SELF -> Messages.get("explain.f.sum", nodes, exact);
            case BLOCKS ->
                Messages.get(
                        "explain.f.blocks",
                        count(row.tiers().tier1Blocks()),
                        count(row.tiers().readBlocks()),
                        exact);
            case SHARE ->
                Messages.get(
                        "explain.f.ratio",
                        count(row.tiers().blocks()),
                        count(analysis.tiers().blocks()),
                        exact);
            case HIT -> StatementFigure.hits(row.tiers());
            case TIER3, BAR -> StatementFigure.tiers(row.tiers());
            case AVERAGE ->
                Messages.get(
                        "explain.f.average",
                        Durations.exact(row.readMicros()),
                        count(row.tiers().readBlocks()),
                        exact);
        };
    }

    private static String average(Hotspot row) {
        return Durations.precise((double) row.readMicros() / row.tiers().readBlocks());
    }

    private static String count(long count) {
        return count < 0 ? "" : Counts.grouped(count);
    }
}
