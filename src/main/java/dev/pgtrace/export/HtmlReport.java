package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A report for a browser: one file that needs no network. Everything is written as escaped text on the way; the
/// script only sorts, opens and searches. The page forbids itself every request and every script but its own, so
/// that even a fault in the escaping could not run anything.
final class HtmlReport implements Report {
    private static final String HATCH = """
            <svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="7" height="7" \
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5 0V7"/></pattern></defs></svg>
            """;

    private final Appendable out;
    private final HtmlWriter html;
    private final ReportOptions options;
    private final String script;
    private final List<String> names = new ArrayList<>();

    HtmlReport(Appendable out, ReportOptions options) throws IOException {
        this.out = out;
        this.html = new HtmlWriter(out);
        this.options = options;
        this.script = Resources.text("report.js");
        head();
    }

    private void head() throws IOException {
        html.trusted("<!DOCTYPE html>\n").start("html", "lang", "en").start("head");
        html.single("meta", "charset", "utf-8");
        html.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(script) + "'");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", "pg_trace report");
        html.start("style").trusted(Resources.text("report.css")).end();
        html.start("noscript")
                .start("style")
                .trusted("tr.d[hidden]{display:table-row!important}")
                .end()
                .end();
        html.end().trusted("\n").start("body").trusted(HATCH);
        html.start("header").leaf("b", "pg_trace Viewer").leaf("span", "where the time went");
        html.start("button", "id", "theme", "type", "button", "hidden", "")
                .text("Dark / light")
                .end();
        html.end().start("main");
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        String name = PlainText.oneLine(analysis.trace().info().name());
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
        html.end();
        contents();
        html.start("footer")
                .leaf(
                        "p",
                        "~ and hatching: estimated · – : not known in this trace · unmarked: measured, or computed"
                                + " from measured figures alone. Point at a figure for its exact value.")
                .leaf("p", "pgtrace " + ProductVersion.text())
                .end();
        html.start("script").trusted(script).end();
        html.end().end();
        out.append('\n');
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

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
