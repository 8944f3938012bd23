package dev.pgtrace.export;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;

/// The table of statements, each in a table body of its own together with its details, so that sorting keeps them
/// together. What is not shown is one line at the end, and so is the sum of all.
final class HtmlStatements {
    private static final int SHOWN_SQL = 240;
    /// Details that come after so many characters of them are left out: browsers open pages of tens of megabytes
    /// slowly.
    private static final long MOST_DETAILS = 24_000_000;

    private static final List<String> HEADERS =
            List.of("calls", "elapsed", "self", "share", "cpu", "rows", "reads", "hitShare", "p50", "p95", "max");

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final ReportOptions options;
    private final String prefix;
    private final StatementTexts texts;
    private final HtmlTable table;

    HtmlStatements(HtmlWriter html, TraceAnalysis analysis, ReportOptions options, String prefix) {
        this.html = html;
        this.analysis = analysis;
        this.options = options;
        this.prefix = prefix;
        this.texts = new StatementTexts(analysis.trace());
        this.table = new HtmlTable(html);
    }

    void write() throws IOException, TraceException {
        List<StatementProfile> sorted = options.order().sort(analysis.statements());
        int shown = Math.min(options.top(), sorted.size());
        html.start("section", "class", "card");
        html.start("div", "class", "find").start("h2").text(ReportTexts.get("statements.title") + " ");
        String order = ReportTexts.get("order." + options.order().label());
        html.leaf(
                "small",
                shown == sorted.size()
                        ? ReportTexts.get("statements.all", Counts.grouped(shown), order)
                        : ReportTexts.get(
                                "statements.first", Counts.grouped(shown), Counts.grouped(sorted.size()), order));
        html.end();
        String find = ReportTexts.get("statements.find");
        html.leaf("output", "", "class", "soft found", "aria-live", "polite");
        html.single("input", "type", "search", "placeholder", find, "aria-label", find, "hidden", "");
        html.end();
        if (shown == 0) {
            html.leaf("p", ReportTexts.get("statements.none"), "class", "soft").end();
            return;
        }
        html.start("div", "class", "scroll statements").start("table", "class", "sortable");
        headers();
        statements(sorted.subList(0, shown));
        sums(sorted, shown);
        html.end().end().end();
    }

    private void statements(List<StatementProfile> shown) throws IOException, TraceException {
        HtmlStatementDetail detail = new HtmlStatementDetail(html, analysis, options, shown);
        long start = html.written();
        for (StatementProfile profile : shown) {
            html.start("tbody", "class", "st", "id", prefix + profile.fingerprintText());
            row(profile);
            html.start("tr", "class", "d", "hidden", "").start("td", "colspan", Integer.toString(HEADERS.size() + 2));
            if (html.written() - start < MOST_DETAILS) {
                detail.write(profile);
            } else {
                html.leaf("p", ReportTexts.get("statements.tooMuch", profile.fingerprintText()), "class", "soft");
            }
            html.end().end().end();
        }
    }

    private void headers() throws IOException {
        html.start("thead").start("tr");
        header(ReportTexts.get("column.statement"), "l s", false);
        for (String header : HEADERS) {
            header(
                    ReportTexts.get("column." + header),
                    "r",
                    header.equalsIgnoreCase(options.order().label()));
        }
        html.leaf("th", ReportTexts.get("column.bar"), "class", "l b").end().end();
    }

    private void header(String text, String classes, boolean sorted) throws IOException {
        if (sorted) {
            html.start("th", "class", classes, "aria-sort", "descending");
        } else {
            html.start("th", "class", classes);
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
            html.text(StatementTexts.none());
        } else {
            SqlMarkup.write(html, StatementTexts.shown(sql, SHOWN_SQL));
        }
        html.end().end();
        table.figure(Counts.grouped(profile.calls()), profile.calls());
        table.time(profile.elapsedMicros());
        table.time(profile.selfMicros());
        table.share(profile.share());
        table.time(profile.cpuMicros());
        table.count(profile.rows());
        table.count(profile.readBlocks());
        table.share(profile.tiers().hitShare());
        table.time(timed ? spread.p50Micros() : -1);
        table.time(timed ? spread.p95Micros() : -1);
        table.time(timed ? spread.maxMicros() : -1);
        html.start("td", "class", "l");
        new HtmlLedger(html, profile.ledger(), analysis.model()).smallBar();
        html.end().end();
    }

    /// What the rows above do not show, and the whole: the figures of a column add up.
    private void sums(List<StatementProfile> all, int shown) throws IOException {
        html.start("tfoot");
        if (shown < all.size()) {
            List<StatementProfile> others = all.subList(shown, all.size());
            sum(ReportTexts.count(others.size(), "otherStatements"), others);
        }
        sum(ReportTexts.count(all.size(), "allStatements"), all);
        html.end();
    }

    private void sum(String name, List<StatementProfile> statements) throws IOException {
        html.start("tr").leaf("td", name, "class", "l soft");
        long calls = sum(statements, StatementProfile::calls);
        table.figure(Counts.grouped(calls), calls);
        table.time(sum(statements, StatementProfile::elapsedMicros));
        table.time(sum(statements, StatementProfile::selfMicros));
        table.share(statements.stream()
                .mapToDouble(StatementProfile::share)
                .filter(Double::isFinite)
                .sum());
        table.time(sum(statements, StatementProfile::cpuMicros));
        table.count(sum(statements, StatementProfile::rows));
        table.count(sum(statements, StatementProfile::readBlocks));
        long blocks = sum(statements, profile -> profile.tiers().blocks());
        table.share(
                blocks == 0
                        ? Double.NaN
                        : (double) sum(statements, profile -> profile.tiers().tier1Blocks()) / blocks);
        html.leaf("td", "", "colspan", "4").end();
    }

    /// Of what is known; missing where nothing is.
    private static long sum(List<StatementProfile> statements, ToLongFunction<StatementProfile> figure) {
        long[] known = statements.stream()
                .mapToLong(figure)
                .filter(value -> value >= 0)
                .toArray();
        return known.length == 0 ? -1 : java.util.Arrays.stream(known).sum();
    }
}
