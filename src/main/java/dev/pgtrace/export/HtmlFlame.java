package dev.pgtrace.export;

import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import java.io.IOException;

/// The flamegraph inside of a page: a click or Enter zooms, Escape shows everything again, a field searches.
final class HtmlFlame {
    /// Narrower frames, in pixels, are left out: a page holds some thousand, not all there are.
    private static final double NARROWEST = 0.5;

    private final HtmlWriter html;
    private final TraceAnalysis analysis;

    HtmlFlame(HtmlWriter html, TraceAnalysis analysis) {
        this.html = html;
        this.analysis = analysis;
    }

    void write() throws IOException, TraceException {
        FlameGraph graph = FlameGraphs.of(
                analysis.trace(), analysis.selection(), analysis.model(), FlameOptions.DEFAULT, new CancelToken());
        FlameFrames frames = new FlameFrames(graph, null, FlameOrder.HEAVIEST_FIRST, 4, html, NARROWEST);
        html.start("section", "class", "card flamegraph");
        html.start("div", "class", "find").start("h2").text(ReportTexts.get("flame.title") + " ");
        html.leaf("small", frames.heading()).end();
        html.leaf("output", "", "class", "soft found", "aria-live", "polite");
        String find = ReportTexts.get("flame.find");
        html.start("span", "class", "tools");
        html.single("input", "type", "search", "placeholder", find, "aria-label", find);
        html.leaf("button", ReportTexts.get("flame.reset"), "type", "button", "class", "reset", "disabled", "");
        html.end().end();
        if (frames.isEmpty()) {
            html.leaf("p", ReportTexts.get("flame.nothing"), "class", "soft").end();
            return;
        }
        html.start(
                "svg",
                "class",
                "flame",
                "viewBox",
                "0 0 " + FlameFrames.WIDTH + " " + frames.height(),
                "width",
                "" + FlameFrames.WIDTH,
                "role",
                "img",
                "tabindex",
                "0",
                "aria-label",
                ReportTexts.get("flame.title") + ", " + frames.heading());
        frames.write();
        html.end();
        html.leaf("p", ReportTexts.get("flame.keys"), "class", "soft tools");
        html.end();
    }
}
