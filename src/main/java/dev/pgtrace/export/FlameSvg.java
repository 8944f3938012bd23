package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
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
import org.jspecify.annotations.Nullable;

/// A flamegraph as a picture of its own, the whole on top: names and exact figures as tooltips, a click zooms, a
/// click on the whole shows everything again. Frames too narrow to be seen are left out.
public final class FlameSvg {
    private static final int WIDTH = 1400;
    private static final int ROW = 19;
    private static final int HEAD = 44;
    private static final int MARGIN = 12;
    /// Narrower frames, in pixels, are left out; they are counted in the heading.
    private static final double NARROWEST = 0.15;

    private static final double CHARACTER = 7.3;

    private final FlameGraph graph;
    private final FlameLayout layout;
    private final HtmlWriter svg;
    private final double scale;
    private final @Nullable FlameDiff diff;

    private FlameSvg(FlameGraph graph, @Nullable FlameDiff diff, FlameOrder order, Appendable out) {
        this.graph = graph;
        this.diff = diff;
        this.layout = FlameLayout.of(graph, order);
        this.svg = new HtmlWriter(out);
        this.scale = (WIDTH - 2.0 * MARGIN) / Math.max(1, graph.total());
    }

    public static void write(FlameGraph graph, FlameOrder order, Appendable out) throws IOException {
        new FlameSvg(graph, null, order, out).write();
        out.append('\n');
    }

    /// Two flamegraphs in one picture: as wide as those of one side, in colours of the change from the old to the new.
    public static void write(FlameDiff diff, Side width, FlameOrder order, Appendable out) throws IOException {
        new FlameSvg(diff.graph(width), diff, order, out).write();
        out.append('\n');
    }

    private void write() throws IOException {
        int height = HEAD + Math.max(1, layout.rowCount()) * ROW + MARGIN;
        svg.trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "width",
                Integer.toString(WIDTH),
                "height",
                Integer.toString(height));
        svg.start("style").trusted(Resources.text("flame.css"));
        svg.trusted(diff == null ? "" : Resources.text("flame-diff.css")).end();
        svg.trusted("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path d=\"M1 0V6\"/></pattern></defs>\n");
        svg.start("rect", "class", "bg", "width", "100%", "height", "100%").end();
        int hidden = hidden();
        String note = hidden == 0 ? "" : " · " + Figures.plural(hidden, "frame", "frames") + " too narrow to draw";
        svg.leaf("text", Xml.clean(graph.name(0)), "class", "title", "x", "" + MARGIN, "y", "18");
        svg.leaf(
                "text",
                weight(graph.total()) + " · " + what() + FlameDiffText.heading(diff, graph) + note
                        + " · click to zoom, click the top to go back",
                "class",
                "soft",
                "x",
                "" + MARGIN,
                "y",
                "34");
        if (layout.rowCount() == 0) {
            svg.leaf("text", "Nothing in the trace has this weight.", "class", "soft", "x", "" + MARGIN, "y", "58");
        }
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            row(depth);
        }
        svg.start("script")
                .trusted("<![CDATA[" + Resources.text("flame.js") + "]]>")
                .end();
        svg.end();
    }

    private void row(int depth) throws IOException {
        SpanRow row = layout.row(depth);
        String y = Integer.toString(HEAD + depth * ROW);
        String baseline = Integer.toString(HEAD + depth * ROW + 13);
        for (int i = 0; i < row.size(); i++) {
            double width = (row.end(i) - row.start(i)) * scale;
            if (width < NARROWEST) {
                continue;
            }
            int frame = row.item(i);
            double x = MARGIN + row.start(i) * scale;
            String name = Xml.clean(graph.name(frame));
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

    private int hidden() {
        int hidden = 0;
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            SpanRow row = layout.row(depth);
            for (int i = 0; i < row.size(); i++) {
                hidden += (row.end(i) - row.start(i)) * scale < NARROWEST ? 1 : 0;
            }
        }
        return hidden;
    }

    private String title(int frame, String name) {
        StringBuilder title = new StringBuilder(name).append('\n').append(weight(graph.weight(frame)));
        title.append(", ").append(Percent.of(graph.share(frame)));
        title.append(FlameDiffText.change(diff, frame, this::weight));
        long own = graph.own(frame);
        if (own != graph.weight(frame) && own > 0) {
            title.append("; by itself ").append(weight(own));
        }
        if (graph.executions(frame) > 0 && graph.weightKind() != FlameWeight.EXECUTIONS) {
            title.append("; ").append(Figures.plural(graph.executions(frame), "execution", "executions"));
        }
        if (graph.kind(frame) == FlameKind.COMPONENT) {
            title.append("; ").append(LedgerNotes.word(graph.provenance(frame)));
        }
        return title.toString();
    }

    private String weight(long weight) {
        return switch (graph.weightKind()) {
            case TIME -> Durations.format(weight) + " (" + Durations.exact(weight) + ")";
            case BLOCKS, TIER3_BLOCKS -> Figures.plural(weight, "block", "blocks");
            case ROWS -> Figures.plural(weight, "row", "rows");
            case EXECUTIONS -> Figures.plural(weight, "execution", "executions");
        };
    }

    private String what() {
        return switch (graph.weightKind()) {
                    case TIME -> "time in the database";
                    case BLOCKS -> "blocks found or read";
                    case TIER3_BLOCKS -> "blocks read from the disk";
                    case ROWS -> "rows";
                    case EXECUTIONS -> "executions";
                }
                + ", " + Counts.grouped(graph.size()) + " frames";
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
