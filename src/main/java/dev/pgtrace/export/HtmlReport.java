package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A report for a browser: one file that needs no network. Everything is written as escaped text on the way; the
/// script only sorts, opens, zooms and searches, and without it everything can be read.
final class HtmlReport implements Report {
    private static final List<String> PARTS =
            List.of("overview", "statements", "series", "tiers", "flame", "relations", "waits", "issues", "notes");

    private final HtmlPage page;
    private final HtmlWriter html;
    private final ReportOptions options;
    private final List<String> names = new ArrayList<>();

    HtmlReport(Appendable out, ReportOptions options) throws IOException, TraceException {
        this.page = new HtmlPage(out);
        this.html = page.html();
        this.options = options;
        ReportTexts.in(
                options.language(),
                () -> page.start(
                        ReportTexts.get("report.title"), ReportTexts.get("report.subtitle"), "report.css", "page.css"));
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        ReportTexts.in(options.language(), () -> write(analysis));
    }

    private void write(TraceAnalysis analysis) throws IOException, TraceException {
        String name = ReportWords.input(analysis.trace().info());
        names.add(name);
        String prefix = "t" + names.size() + "-";
        html.start("section", "class", "trace", "id", "t" + names.size());
        html.leaf("h1", name);
        html.leaf("p", ReportWords.origin(analysis.trace().info()), "class", "soft");
        if (!options.filter().isEmpty()) {
            html.leaf("p", ReportTexts.get("report.only", PlainText.oneLine(options.filter())), "class", "warn");
        }
        HtmlParts parts = new HtmlParts(html, prefix);
        parts.links(PARTS);
        parts.start("overview");
        new HtmlSummary(html, analysis).write();
        parts.next("statements");
        new HtmlStatements(html, analysis, options, prefix).write();
        parts.next("series");
        new HtmlSeries(html, analysis.series()).write();
        parts.next("tiers");
        new HtmlTiers(html, analysis).write();
        parts.next("flame");
        new HtmlFlame(html, analysis).write();
        parts.next("relations");
        new HtmlHotspots(html, analysis, options, prefix).write();
        parts.next("waits");
        new HtmlWaits(html, analysis, options).write();
        parts.next("issues");
        new HtmlIssues(html, analysis.trace().info().issues()).write();
        parts.next("notes");
        new HtmlNotes(html, analysis, options).write();
        parts.end();
        html.end();
    }

    @Override
    public void close() throws IOException {
        try {
            ReportTexts.in(options.language(), this::finish);
        } catch (TraceException e) {
            throw new IllegalStateException(e); // nothing of a trace is read any more
        }
    }

    private void finish() throws IOException {
        page.endMain();
        contents();
        page.end(ReportTexts.get("report.legend"));
    }

    /// Links to the traces. They come last, when all are known; the style sheet puts them on top.
    private void contents() throws IOException {
        if (names.size() < 2) {
            return;
        }
        html.start("nav", "aria-label", ReportTexts.get("report.traces"));
        for (int i = 0; i < names.size(); i++) {
            html.leaf("a", names.get(i), "href", "#t" + (i + 1));
        }
        html.end();
    }
}
