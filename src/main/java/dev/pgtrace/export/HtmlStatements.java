package dev.pgtrace.export;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import java.io.IOException;
import java.util.List;

/// The table of statements, each in a table body of its own together with its details, so that sorting keeps them
/// together.
final class HtmlStatements {
    private static final int SHOWN_SQL = 240;
    private static final List<String> HEADERS =
            List.of("Calls", "Elapsed", "Self", "Share", "CPU", "Rows", "Reads", "T1 hit", "p50", "p95", "Max");

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final ReportOptions options;
    private final String prefix;
    private final StatementTexts texts;

    HtmlStatements(HtmlWriter html, TraceAnalysis analysis, ReportOptions options, String prefix) {
        this.html = html;
        this.analysis = analysis;
        this.options = options;
        this.prefix = prefix;
        this.texts = new StatementTexts(analysis.trace());
    }

    void write() throws IOException, TraceException {
        List<StatementProfile> sorted = options.order().sort(analysis.statements());
        int shown = Math.min(options.top(), sorted.size());
        html.start("section", "class", "card");
        html.start("div", "class", "find").start("h2").text("Statements ");
        html.leaf(
                "small",
                (shown == sorted.size() ? Counts.grouped(shown) : "the first " + shown + " of " + sorted.size())
                        + ", by " + options.order().label() + "; open one for its text, plan and distribution");
        html.end();
        html.single(
                "input", "type", "search", "placeholder", "Find in SQL…", "aria-label", "Find in SQL", "hidden", "");
        html.end();
        if (shown == 0) {
            html.leaf("p", "The trace has no statements.", "class", "soft").end();
            return;
        }
        html.start("div", "class", "scroll statements").start("table", "class", "sortable");
        headers();
        HtmlStatementDetail detail = new HtmlStatementDetail(html, analysis);
        for (StatementProfile profile : sorted.subList(0, shown)) {
            html.start("tbody", "class", "st", "id", prefix + profile.fingerprintText());
            row(profile);
            html.start("tr", "class", "d", "hidden", "").start("td", "colspan", Integer.toString(HEADERS.size() + 2));
            detail.write(profile);
            html.end().end().end();
        }
        html.end().end().end();
    }

    private void headers() throws IOException {
        html.start("thead").start("tr");
        header("Statement", "l s");
        for (String header : HEADERS) {
            header(header, "");
        }
        html.leaf("th", "Time by component", "class", "l b").end().end();
    }

    private void header(String text, String classes) throws IOException {
        boolean sorted = text.equalsIgnoreCase(options.order().label());
        if (sorted) {
            html.start("th", "class", classes.isEmpty() ? "r" : classes, "aria-sort", "descending");
        } else {
            html.start("th", "class", classes.isEmpty() ? "r" : classes);
        }
        html.leaf("button", text, "type", "button").end();
    }

    private void row(StatementProfile profile) throws IOException, TraceException {
        Distribution spread = profile.elapsed();
        boolean timed = spread.count() > 0;
        String sql = texts.normalised(profile);
        html.start("tr").start("td", "class", "l s");
        html.start("button", "type", "button", "class", "sql", "aria-expanded", "false");
        if (sql.isEmpty()) {
            html.text(StatementTexts.NO_TEXT);
        } else {
            SqlMarkup.write(html, StatementTexts.shown(sql, SHOWN_SQL));
        }
        html.end().end();
        figure(Counts.grouped(profile.calls()), profile.calls(), "");
        time(profile.elapsedMicros());
        time(profile.selfMicros());
        html.leaf("td", Figures.share(profile.share()), "data-v", Double.toString(profile.share()));
        time(profile.cpuMicros());
        count(profile.rows());
        count(profile.readBlocks());
        html.leaf(
                "td",
                Figures.share(profile.tiers().hitShare()),
                "data-v",
                Double.isNaN(profile.tiers().hitShare())
                        ? "-1"
                        : Double.toString(profile.tiers().hitShare()));
        time(timed ? spread.p50Micros() : -1);
        time(timed ? spread.p95Micros() : -1);
        time(timed ? spread.maxMicros() : -1);
        html.start("td", "class", "l");
        new HtmlLedger(html, profile.ledger(), analysis.model()).smallBar();
        html.end().end();
    }

    private void time(long micros) throws IOException {
        figure(Figures.timeOrMissing(micros), micros, micros < 0 ? "not known" : Durations.exact(micros));
    }

    private void count(long count) throws IOException {
        figure(Figures.compact(count), count, count < 0 ? "not known" : Counts.grouped(count));
    }

    private void figure(String shown, long value, String exact) throws IOException {
        if (exact.isEmpty()) {
            html.leaf("td", shown, "data-v", Long.toString(value));
        } else {
            html.leaf("td", shown, "data-v", Long.toString(value), "title", exact);
        }
    }
}
