package dev.pgtrace.export;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.List;

/// What opens below a statement: its text, its account, the spread of its times, its slowest executions, and the plan
/// of the slowest that has one.
final class HtmlStatementDetail {
    /// Longer texts are cut here; `show` has them whole.
    private static final int MOST_SQL = 20_000;

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final Trace trace;
    private final int[] slowest;
    private final HtmlExecutions executions;

    /// @param shown statements that there will be details of
    HtmlStatementDetail(HtmlWriter html, TraceAnalysis analysis, ReportOptions options, List<StatementProfile> shown) {
        this.html = html;
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.slowest = new Slowest(trace, analysis.selection()).withPlan();
        this.executions = new HtmlExecutions(html, analysis, options, shown);
    }

    void write(StatementProfile profile) throws IOException, TraceException {
        html.start("div", "class", "facts");
        fact("detail.fingerprint", profile.fingerprintText());
        fact(
                "detail.planning",
                ReportTexts.get(
                        "detail.planning.value",
                        Figures.time(profile.parseMicros()),
                        Counts.grouped(profile.parses())));
        fact("detail.plans", Counts.grouped(profile.planShapes()));
        if (profile.incomplete() > 0) {
            fact("detail.incomplete", Counts.grouped(profile.incomplete()));
        }
        if (profile.flagged() > 0) {
            fact("detail.flagged", Counts.grouped(profile.flagged()));
        }
        html.end();
        html.start("div", "class", "two").start("div");
        sql(profile);
        html.end().start("div");
        html.leaf("h3", ReportTexts.get("detail.spread"));
        new SvgHistogram(html, profile.elapsed()).write();
        html.end().end();
        html.leaf("h3", ReportTexts.get("detail.ledger"));
        HtmlLedger ledger = new HtmlLedger(html, profile.ledger(), analysis.model());
        ledger.bar();
        ledger.table();
        executions.write(profile);
        plan(slowest[profile.statement()]);
    }

    private void fact(String key, String value) throws IOException {
        html.start("span").text(ReportTexts.get(key) + " ").leaf("b", value).end();
    }

    private void sql(StatementProfile profile) throws IOException, TraceException {
        html.leaf("h3", ReportTexts.get("detail.sql"));
        int cursor = profile.firstCursor();
        if (cursor < 0 || !trace.cursors().has(cursor, CursorColumn.SQL_LENGTH)) {
            html.leaf("p", StatementTexts.none(), "class", "soft");
            return;
        }
        String sql = PlainText.lines(trace.text().sql(trace, cursor)).strip();
        html.start("pre", "class", "sql", "tabindex", "0");
        SqlMarkup.write(html, PlainText.cut(sql, MOST_SQL));
        html.end();
        if (PlainText.width(sql) > MOST_SQL) {
            html.leaf(
                    "p",
                    ReportTexts.get("detail.sql.cut", Counts.grouped(MOST_SQL), Counts.grouped(sql.length())),
                    "class",
                    "soft");
        }
    }

    private void plan(int execution) throws IOException {
        if (execution < 0) {
            html.leaf("p", ReportTexts.get("detail.plan.none"), "class", "soft");
            return;
        }
        PlanFigures plan = Analyzer.plan(trace, execution, analysis.model());
        html.start("h3").text(ReportTexts.get("detail.plan") + " ");
        html.leaf(
                        "small",
                        ExecutionListText.id(trace, (int) trace.executions().get(execution, ExecutionColumn.CURSOR))
                                + ", "
                                + Figures.time(trace.executions().get(execution, ExecutionColumn.ELAPSED_MICROS)),
                        "class",
                        "soft")
                .end();
        new HtmlPlan(html, plan, analysis.model()).write();
    }
}
