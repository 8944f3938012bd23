package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.Change;
import dev.pgtrace.analysis.compare.CompareMetric;
import dev.pgtrace.analysis.compare.ComponentDelta;
import dev.pgtrace.analysis.compare.Incomparability;
import dev.pgtrace.analysis.compare.MatchedNode;
import dev.pgtrace.analysis.compare.PlanDiff;
import dev.pgtrace.analysis.compare.StatementDelta;
import dev.pgtrace.analysis.compare.TraceComparison;
import dev.pgtrace.analysis.compare.gate.GateResult;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.util.List;

/// A comparison for a browser: one file that needs no network.
public final class ComparisonHtml {
    private static final int SQL_WIDTH = 400;
    private static final List<CompareMetric> TOTALS = List.of(
            CompareMetric.TOTAL,
            CompareMetric.CALLS,
            CompareMetric.CPU,
            CompareMetric.ROWS,
            CompareMetric.BLOCKS,
            CompareMetric.TIER1,
            CompareMetric.TIER2,
            CompareMetric.TIER3);
    private static final List<CompareMetric> COLUMNS = List.of(
            CompareMetric.CALLS,
            CompareMetric.TOTAL,
            CompareMetric.MEAN,
            CompareMetric.P95,
            CompareMetric.BLOCKS,
            CompareMetric.TIER3);

    private final ComparisonReport report;
    private final TraceComparison comparison;
    private final HtmlPage page;
    private final HtmlWriter html;

    private ComparisonHtml(ComparisonReport report, Appendable out) throws IOException {
        this.report = report;
        this.comparison = report.comparison();
        this.page = new HtmlPage(out);
        this.html = page.html();
    }

    public static void write(ComparisonReport report, Appendable out) throws IOException, TraceException {
        new ComparisonHtml(report, out).write();
    }

    private void write() throws IOException, TraceException {
        page.start(
                ReportTexts.get("compare.page.title"),
                ReportTexts.get("compare.page.subtitle"),
                "report.css",
                "page.css",
                "comparison.css");
        html.start("section", "class", "trace");
        html.leaf(
                "h1",
                PlainText.oneLine(
                        comparison.old().label() + " → " + comparison.now().label()));
        html.leaf("p", ReportTexts.get("compare.side.old", ComparisonTexts.side(comparison.old())), "class", "soft");
        html.leaf("p", ReportTexts.get("compare.side.new", ComparisonTexts.side(comparison.now())), "class", "soft");
        gates();
        notComparable();
        totals();
        ledger();
        statements(ReportTexts.get("compare.statements.both"), comparison.statements());
        statements(ReportTexts.get("compare.statements.new"), comparison.appeared());
        statements(ReportTexts.get("compare.statements.gone"), comparison.gone());
        plans();
        html.end();
        page.endMain();
        page.end(ReportTexts.get("compare.page.legend"));
    }

    private void gates() throws IOException, TraceException {
        if (report.gates().isEmpty()) {
            return;
        }
        html.start("div", "class", "card").leaf("h2", ReportTexts.get("compare.gates"));
        for (GateResult result : report.gates()) {
            html.leaf(
                    "p",
                    PlainText.oneLine(result.gate().text()) + ": " + GateText.verdict(result),
                    "class",
                    result.isPassed() ? "better" : "worse");
            for (GateResult.Violation violation :
                    result.violations().stream().limit(report.top()).toList()) {
                html.leaf("p", ComparisonGithub.message(comparison, result, violation), "class", "soft");
            }
        }
        html.end();
    }

    private void notComparable() throws IOException {
        if (comparison.notComparable().isEmpty()) {
            return;
        }
        html.start("div", "class", "card")
                .leaf("h2", ReportTexts.get("compare.notComparable"))
                .start("ul");
        for (Incomparability reason : comparison.notComparable()) {
            html.leaf("li", PlainText.oneLine(KeptTexts.told(reason.message())));
        }
        html.end().end();
    }

    private void totals() throws IOException {
        html.start("div", "class", "card").leaf("h2", ReportTexts.get("compare.totals"));
        head("", "old", "new", "change", "");
        for (CompareMetric metric : TOTALS) {
            Change change = comparison.change(metric);
            html.start("tr").leaf("td", ReportTexts.get("metric." + metric.word()), "class", "l");
            number(ChangeText.value(metric, change.before()), "");
            number(ChangeText.value(metric, change.after()), "");
            number(ChangeText.delta(metric, change), "");
            number(ChangeText.share(change), "");
            html.end();
        }
        html.end().end();
        html.leaf("p", ComparisonTexts.noise(comparison), "class", "soft");
        html.end();
    }

    private void ledger() throws IOException {
        html.start("div", "class", "card").leaf("h2", ReportTexts.get("compare.ledger"));
        head("", "old", "new", "change");
        for (ComponentDelta delta : comparison.ledger()) {
            html.start("tr").leaf("td", ReportTexts.name(delta.component()), "class", "l");
            number(Figures.time(delta.oldMicros(), delta.oldProvenance()), "");
            number(Figures.time(delta.newMicros(), delta.newProvenance()), "");
            number(
                    delta.isComparable() ? ChangeText.time(delta.deltaMicros()) : Figures.MISSING,
                    delta.isComparable() ? style(delta.deltaMicros()) : "");
            html.end();
        }
        html.end().end().end();
    }

    private void statements(String title, List<StatementDelta> statements) throws IOException, TraceException {
        if (statements.isEmpty()) {
            return;
        }
        int shown = Math.min(report.top(), statements.size());
        html.start("div", "class", "card");
        html.leaf(
                "h2",
                title + ": "
                        + (shown < statements.size()
                                ? ReportTexts.get(
                                        "compare.some", Counts.grouped(shown), Counts.grouped(statements.size()))
                                : Counts.grouped(shown)));
        head("statement", "calls", "total", "change", "", "mean", "p95", "blocks", "tier3", "");
        for (StatementDelta statement : statements.subList(0, shown)) {
            Change total = statement.change(CompareMetric.TOTAL);
            html.start("tr").start("td", "class", "l sql");
            html.leaf("small", statement.fingerprintText() + " ", "class", "soft");
            SqlMarkup.write(html, StatementTexts.shown(ComparisonTexts.sql(comparison, statement), SQL_WIDTH));
            html.end();
            for (CompareMetric metric : COLUMNS) {
                number(ChangeText.sides(metric, statement.change(metric)), "");
                if (metric == CompareMetric.TOTAL) {
                    String style = statement.isNoise() ? "" : style(statement.deltaMicros());
                    number(ChangeText.delta(metric, total), style);
                    number(ChangeText.share(total), style);
                }
            }
            html.leaf("td", ComparisonTexts.marks(statement), "class", "l").end();
        }
        html.end().end().end();
    }

    private void plans() throws IOException, TraceException {
        for (StatementDelta statement : comparison.statements().stream()
                .filter(report::showsPlans)
                .limit(report.top())
                .toList()) {
            html.start("div", "class", "card")
                    .leaf("h2", ReportTexts.get("compare.plans", statement.fingerprintText()));
            html.leaf("p", StatementTexts.shown(ComparisonTexts.sql(comparison, statement), SQL_WIDTH), "class", "sql");
            PlanDiff diff = report.plans(statement);
            head("old", "new", "what", "self", "rows", "reads", "tier3");
            for (MatchedNode row : diff.rows()) {
                html.start("tr", "class", "n-" + ComparisonJson.word(row.kind()));
                node(row, row.left().map(PlanDiffText::name).orElse(""));
                node(row, row.right().map(PlanDiffText::name).orElse(""));
                html.leaf("td", what(row), "class", "l");
                number(ChangeText.sides(CompareMetric.MEAN, row.selfMicros()), "");
                number(ChangeText.sides(CompareMetric.ROWS, row.rows()), "");
                number(ChangeText.sides(CompareMetric.READS, row.readBlocks()), "");
                number(ChangeText.sides(CompareMetric.TIER3, row.tier3Blocks()), "");
                html.end();
            }
            html.end().end().end();
        }
    }

    private static String what(MatchedNode row) {
        String changes = PlanDiffText.changes(row);
        String kind = ReportTexts.get("node.kind." + ComparisonJson.word(row.kind()));
        return changes.isEmpty() ? kind : kind + ": " + changes;
    }

    private void node(MatchedNode row, String name) throws IOException {
        html.leaf("td", name, "class", "l", "style", "padding-left:" + (8 + 16 * Math.min(row.depth(), 40)) + "px");
    }

    /// Opens a table and its body.
    private void head(String... titles) throws IOException {
        html.start("table").start("thead").start("tr");
        for (String title : titles) {
            boolean first = title.equals(titles[0]);
            html.leaf(
                    "th", title.isEmpty() ? "" : ReportTexts.get("compare.column." + title), "class", first ? "l" : "");
        }
        html.end().end().start("tbody");
    }

    private void number(String text, String style) throws IOException {
        html.leaf("td", text, "class", "num " + style);
    }

    private static String style(long delta) {
        return delta > 0 ? "worse" : delta < 0 ? "better" : "";
    }
}
