package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A report for a browser: one file that needs no network. Everything is written as escaped text on the way; the
/// script only sorts, opens and searches.
final class HtmlReport implements Report {
    private final HtmlPage page;
    private final HtmlWriter html;
    private final ReportOptions options;
    private final List<String> names = new ArrayList<>();

    HtmlReport(Appendable out, ReportOptions options) throws IOException {
        this.page = new HtmlPage(out);
        this.html = page.html();
        this.options = options;
        page.start("pg_trace report", "where the time went", "report.css");
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        String name = TextReport.inputName(analysis.trace().info());
        names.add(name);
        String prefix = "t" + names.size() + "-";
        html.start("section", "class", "trace", "id", "t" + names.size());
        html.leaf("h1", name);
        html.leaf("p", TextReport.origin(analysis.trace().info()), "class", "soft");
        if (analysis.trace().info().recording().isPresent()) {
            for (String line :
                    RecordingFacts.lines(analysis.trace().info().recording().get())) {
                html.leaf("p", line, "class", "soft");
            }
        }
        if (!options.filter().isEmpty()) {
            html.leaf("p", "only executions with " + PlainText.oneLine(options.filter()), "class", "warn");
        }
        new HtmlSummary(html, analysis).write();
        new HtmlStatements(html, analysis, options, prefix).write();
        new HtmlSeries(html, analysis.series()).write();
        new HtmlHotspots(html, analysis, options, prefix).write();
        html.end();
    }

    @Override
    public void close() throws IOException {
        page.endMain();
        contents();
        page.end("~ and hatching: estimated · – : not known in this trace · unmarked: measured, or computed"
                + " from measured figures alone. Point at a figure for its exact value.");
    }

    /// Links to the traces. They come last, when all are known; the style sheet puts them on top.
    private void contents() throws IOException {
        if (names.size() < 2) {
            return;
        }
        html.start("nav", "aria-label", "Traces");
        for (int i = 0; i < names.size(); i++) {
            html.leaf("a", names.get(i), "href", "#t" + (i + 1));
        }
        html.end();
    }
}
