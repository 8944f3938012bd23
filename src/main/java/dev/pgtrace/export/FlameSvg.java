package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A flamegraph as a picture of its own, the whole on top: names and exact figures as tooltips, a click zooms, a
/// click on the whole shows everything again. Frames too narrow to be seen are left out.
public final class FlameSvg {
    private static final int HEAD = 44;

    private final FlameGraph graph;
    private final HtmlWriter svg;
    private final FlameFrames frames;
    private final @Nullable FlameDiff diff;

    private FlameSvg(FlameGraph graph, @Nullable FlameDiff diff, FlameOrder order, Appendable out) {
        this.graph = graph;
        this.diff = diff;
        this.svg = new HtmlWriter(out);
        this.frames = new FlameFrames(graph, diff, order, HEAD, svg);
    }

    public static void write(FlameGraph graph, FlameOrder order, Locale language, Appendable out)
            throws IOException, TraceException {
        ReportTexts.in(language, () -> new FlameSvg(graph, null, order, out).write());
        out.append('\n');
    }

    /// Two flamegraphs in one picture: as wide as those of one side, in colours of the change from the old to the new.
    public static void write(FlameDiff diff, Side width, FlameOrder order, Locale language, Appendable out)
            throws IOException, TraceException {
        ReportTexts.in(language, () -> new FlameSvg(diff.graph(width), diff, order, out).write());
        out.append('\n');
    }

    private void write() throws IOException {
        String width = Integer.toString(FlameFrames.WIDTH);
        String height = Integer.toString(frames.height());
        String left = Integer.toString(FlameFrames.MARGIN);
        svg.trusted("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.start(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height);
        svg.start("style").trusted(Resources.text("flame.css"));
        svg.trusted(diff == null ? "" : Resources.text("flame-diff.css")).end();
        svg.trusted("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path d=\"M1 0V6\"/></pattern></defs>\n");
        svg.start("rect", "class", "bg", "width", "100%", "height", "100%").end();
        svg.leaf("text", Xml.clean(graph.name(0)), "class", "title", "x", left, "y", "18");
        svg.leaf(
                "text",
                frames.heading() + " · " + ReportTexts.get("flame.click"),
                "class",
                "soft",
                "x",
                left,
                "y",
                "34");
        if (frames.isEmpty()) {
            svg.leaf("text", ReportTexts.get("flame.nothing"), "class", "soft", "x", left, "y", "58");
        }
        frames.write();
        svg.start("script")
                .trusted("<![CDATA[" + Resources.text("flame.js") + "]]>")
                .end();
        svg.end();
    }
}
