package dev.pgtrace.export;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.TraceIssue;
import java.io.IOException;
import java.util.List;

/// Tables and indexes, repeated sequences, issues.
final class HtmlHotspots {
    private static final int SEQUENCE_SQL = 140;

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final ReportOptions options;
    private final String prefix;

    /// @param prefix of the ids of statements in this document
    HtmlHotspots(HtmlWriter html, TraceAnalysis analysis, ReportOptions options, String prefix) {
        this.html = html;
        this.analysis = analysis;
        this.options = options;
        this.prefix = prefix;
    }

    void write() throws IOException, TraceException {
        relations();
        chains();
        issues();
    }

    private void open(String title, String note, List<String> headers, String classes) throws IOException {
        html.start("section", "class", "card").start("h2").text(title + " ");
        html.leaf("small", note).end();
        html.start("div", "class", "scroll")
                .start("table", "class", classes)
                .start("thead")
                .start("tr");
        for (String header : headers) {
            boolean left = header.startsWith("<");
            html.start("th", "class", left ? "l" : "r");
            if (classes.contains("sortable")) {
                html.leaf("button", left ? header.substring(1) : header, "type", "button");
            } else {
                html.text(left ? header.substring(1) : header);
            }
            html.end();
        }
        html.end().end();
    }

    private void close() throws IOException {
        html.end().end().end();
    }

    private void relations() throws IOException {
        if (analysis.relations().isEmpty()) {
            return;
        }
        int shown = Math.min(options.top(), analysis.relations().size());
        open(
                "Tables and indexes",
                "from plan nodes without their children; an index scan counts for its table",
                List.of("<Name", "<Kind", "Hit", "Read", "Tier 2", "Tier 3", "Read time", "Self", "Rows", "T1 hit"),
                "sortable");
        for (RelationProfile relation : analysis.relations().subList(0, shown)) {
            Tiers tiers = relation.tiers();
            html.start("tbody").start("tr");
            html.leaf("td", TextRelations.name(relation), "class", "l");
            html.leaf("td", relation.kind().label(), "class", "l soft");
            blocks(Figures.compact(tiers.tier1Blocks()), tiers.tier1Blocks());
            blocks(Figures.compact(tiers.readBlocks()), tiers.readBlocks());
            blocks(TextRelations.split(tiers, tiers.tier2Blocks()), tiers.tier2Blocks());
            blocks(TextRelations.split(tiers, tiers.tier3Blocks()), tiers.tier3Blocks());
            time(relation.readMicros());
            time(relation.selfMicros());
            blocks(Figures.compact(relation.rows()), relation.rows());
            html.leaf(
                    "td",
                    Figures.share(tiers.hitShare()),
                    "data-v",
                    Double.isNaN(tiers.hitShare()) ? "-1" : Double.toString(tiers.hitShare()));
            html.end().end();
        }
        close();
    }

    private void blocks(String shown, long exact) throws IOException {
        html.leaf(
                "td", shown, "data-v", Long.toString(exact), "title", exact < 0 ? "not known" : Counts.grouped(exact));
    }

    private void time(long micros) throws IOException {
        html.leaf(
                "td",
                Figures.timeOrMissing(micros),
                "data-v",
                Long.toString(micros),
                "title",
                micros < 0 ? "not known" : Durations.exact(micros));
    }

    private void chains() throws IOException, TraceException {
        if (analysis.chains().isEmpty()) {
            return;
        }
        open(
                "The same statements over and over",
                "usually a loop in the application (N+1)",
                List.of("Executions", "Runs", "Longest run", "Elapsed", "<Sequence"),
                "chains");
        StatementTexts texts = new StatementTexts(analysis.trace());
        html.start("tbody");
        for (Chain chain : analysis.chains().stream().limit(options.top()).toList()) {
            html.start("tr");
            html.leaf("td", Counts.grouped(chain.executions()));
            html.leaf("td", Counts.grouped(chain.runs()));
            html.leaf("td", "×" + Counts.grouped(chain.repeats()));
            html.leaf("td", Figures.time(chain.elapsedMicros()), "title", Durations.exact(chain.elapsedMicros()));
            html.start("td", "class", "l w");
            for (int statement : chain.statements()) {
                long fingerprint = analysis.trace().statements().get(statement, StatementColumn.FINGERPRINT);
                html.start("div")
                        .start("a", "class", "sql", "href", "#" + prefix + String.format("%016x", fingerprint));
                html.text(StatementTexts.shown(texts.ofStatement(statement), SEQUENCE_SQL))
                        .end()
                        .end();
            }
            html.end().end();
        }
        html.end();
        close();
    }

    private void issues() throws IOException {
        List<TraceIssue> issues = analysis.trace().info().issues();
        if (issues.isEmpty()) {
            html.leaf("p", "No issues found in the trace.", "class", "soft");
            return;
        }
        open(
                "Issues found",
                "what they would falsify is left out of the account",
                List.of("Count", "First at byte", "Line", "<What"),
                "issues");
        html.start("tbody");
        for (TraceIssue issue : issues) {
            html.start("tr").leaf("td", Counts.grouped(issue.count()));
            html.leaf("td", Counts.grouped(issue.offsetBytes()));
            html.leaf("td", issue.line() > 0 ? Counts.grouped(issue.line()) : Figures.MISSING);
            html.leaf("td", PlainText.oneLine(issue.message()), "class", "l w").end();
        }
        html.end();
        close();
    }
}
