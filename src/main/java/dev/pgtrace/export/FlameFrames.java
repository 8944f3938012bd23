package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The frames of a flamegraph as SVG, the whole on top. Frames too narrow to be seen are left out and counted.
final class FlameFrames {
    static final int WIDTH = 1400;
    static final int MARGIN = 12;

    private static final int ROW = 19;
    /// Narrower frames, in pixels, are left out.
    private static final double NARROWEST = 0.15;

    private static final double CHARACTER = 7.3;

    private final FlameGraph graph;
    private final FlameLayout layout;
    private final HtmlWriter svg;
    private final double scale;
    private final double narrowest;
    private final int top;
    private final @Nullable FlameDiff diff;

    /// @param top where the first row begins
    FlameFrames(FlameGraph graph, @Nullable FlameDiff diff, FlameOrder order, int top, HtmlWriter svg) {
        this(graph, diff, order, top, svg, NARROWEST);
    }

    /// @param narrowest frames narrower than this are left out, in pixels
    FlameFrames(
            FlameGraph graph, @Nullable FlameDiff diff, FlameOrder order, int top, HtmlWriter svg, double narrowest) {
        this.graph = graph;
        this.diff = diff;
        this.layout = FlameLayout.of(graph, order);
        this.svg = svg;
        this.scale = (WIDTH - 2.0 * MARGIN) / Math.max(1, graph.total());
        this.narrowest = narrowest;
        this.top = top;
    }

    boolean isEmpty() {
        return layout.rowCount() == 0;
    }

    /// Where the picture ends.
    int height() {
        return top + Math.max(1, layout.rowCount()) * ROW + MARGIN;
    }

    int hidden() {
        int hidden = 0;
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            SpanRow row = layout.row(depth);
            for (int i = 0; i < row.size(); i++) {
                hidden += (row.end(i) - row.start(i)) * scale < narrowest ? 1 : 0;
            }
        }
        return hidden;
    }

    /// The whole, what it measures, and what is not drawn.
    String heading() {
        int hidden = hidden();
        return weight(graph.total()) + " · "
                + ReportTexts.get("flame.weight." + graph.weightKind().name().toLowerCase(Locale.ROOT)) + ", "
                + ReportTexts.count(graph.size(), "frame")
                + FlameDiffText.heading(diff, graph)
                + (hidden == 0 ? "" : " · " + ReportTexts.get("flame.narrow", Counts.grouped(hidden)));
    }

    void write() throws IOException {
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            row(depth);
        }
    }

    private void row(int depth) throws IOException {
        SpanRow row = layout.row(depth);
        String y = Integer.toString(top + depth * ROW);
        String baseline = Integer.toString(top + depth * ROW + 13);
        for (int i = 0; i < row.size(); i++) {
            double width = (row.end(i) - row.start(i)) * scale;
            if (width < narrowest) {
                continue;
            }
            int frame = row.item(i);
            double x = MARGIN + row.start(i) * scale;
            String name = Xml.clean(name(frame));
            svg.start("g", "class", "f " + style(frame));
            svg.leaf("title", title(frame, name));
            rect(x, y, width, "r");
            if (graph.provenance(frame) == Provenance.ESTIMATED) {
                rect(x, y, width, "e");
            }
            int fits = (int) ((width - 6) / CHARACTER);
            svg.leaf(
                    "text", fits >= 3 ? PlainText.cut(name, fits) : "", "x", SvgHistogram.number(x + 4), "y", baseline);
            svg.end();
        }
    }

    private String name(int frame) {
        return graph.kind(frame) == FlameKind.COMPONENT ? ReportTexts.name(graph.component(frame)) : graph.name(frame);
    }

    private void rect(double x, String y, double width, String style) throws IOException {
        svg.start(
                        "rect",
                        "class",
                        style,
                        "x",
                        SvgHistogram.number(x),
                        "y",
                        y,
                        "width",
                        SvgHistogram.number(width),
                        "height",
                        Integer.toString(ROW - 1))
                .end();
    }

    private String title(int frame, String name) {
        StringBuilder title = new StringBuilder(name).append('\n').append(weight(graph.weight(frame)));
        title.append(", ").append(Percent.of(graph.share(frame)));
        title.append(FlameDiffText.change(diff, frame, this::weight));
        long own = graph.own(frame);
        if (own != graph.weight(frame) && own > 0) {
            title.append("; ").append(ReportTexts.get("flame.own", weight(own)));
        }
        if (graph.executions(frame) > 0 && graph.weightKind() != FlameWeight.EXECUTIONS) {
            title.append("; ").append(ReportTexts.count(graph.executions(frame), "execution"));
        }
        if (graph.kind(frame) == FlameKind.COMPONENT) {
            title.append("; ").append(LedgerNotes.word(graph.provenance(frame)));
        }
        return title.toString();
    }

    private String weight(long weight) {
        return switch (graph.weightKind()) {
            case TIME -> Durations.format(weight) + " (" + Durations.exact(weight) + ")";
            case BLOCKS, TIER3_BLOCKS -> ReportTexts.count(weight, "block");
            case ROWS -> ReportTexts.count(weight, "row");
            case EXECUTIONS -> ReportTexts.count(weight, "execution");
        };
    }

    private String style(int frame) {
        if (diff != null) {
            return FlameDiffText.style(diff, frame);
        }
        return switch (graph.kind(frame)) {
            case TRACE -> "k-all";
            case SESSION -> "k-session";
            case STATEMENT -> "k-statement";
            case CALL -> "k-call";
            case NODE -> "k-node";
            case COMPONENT -> "f-" + ComponentClasses.of(graph.component(frame));
        };
    }
}
