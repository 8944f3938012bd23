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

/// What opens below a statement: its text, its account, the spread of its times, and the plan of its slowest
/// execution.
final class HtmlStatementDetail {
    /// Longer texts are cut here; `show` has them whole.
    private static final int MOST_SQL = 20_000;

    private final HtmlWriter html;
    private final TraceAnalysis analysis;
    private final Trace trace;
    private final int[] slowest;

    HtmlStatementDetail(HtmlWriter html, TraceAnalysis analysis) {
        this.html = html;
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.slowest = new Slowest(trace, analysis.selection()).withPlan();
    }

    void write(StatementProfile profile) throws IOException, TraceException {
        html.start("div", "class", "facts");
        fact("Fingerprint", profile.fingerprintText());
        fact("Planning", Figures.time(profile.parseMicros()) + " in " + Counts.grouped(profile.parses()));
        fact("Plans", Counts.grouped(profile.planShapes()));
        if (profile.incomplete() > 0) {
            fact("Incomplete", Counts.grouped(profile.incomplete()));
        }
        if (profile.flagged() > 0) {
            fact("Left out of the sums", Counts.grouped(profile.flagged()));
        }
        html.end();
        html.start("div", "class", "two").start("div");
        sql(profile);
        html.end().start("div");
        html.leaf("h3", "Elapsed per execution");
        new SvgHistogram(html, profile.elapsed()).write();
        html.end().end();
        html.leaf("h3", "Where its own time went");
        HtmlLedger ledger = new HtmlLedger(html, profile.ledger(), analysis.model());
        ledger.bar();
        ledger.table();
        plan(slowest[profile.statement()]);
    }

    private void fact(String name, String value) throws IOException {
        html.start("span").text(name + " ").leaf("b", value).end();
    }

    private void sql(StatementProfile profile) throws IOException, TraceException {
        html.leaf("h3", "SQL, as first executed");
        int cursor = profile.firstCursor();
        if (cursor < 0 || !trace.cursors().has(cursor, CursorColumn.SQL_LENGTH)) {
            html.leaf("p", StatementTexts.NO_TEXT, "class", "soft");
            return;
        }
        String sql = PlainText.lines(trace.text().sql(trace, cursor)).strip();
        html.start("pre", "class", "sql");
        SqlMarkup.write(html, PlainText.cut(sql, MOST_SQL));
        html.end();
    }

    private void plan(int execution) throws IOException {
        if (execution < 0) {
            html.leaf("p", "No execution with a plan in the trace.", "class", "soft");
            return;
        }
        PlanFigures plan = Analyzer.plan(trace, execution, analysis.model());
        long id = trace.cursors().get((int) trace.executions().get(execution, ExecutionColumn.CURSOR), CursorColumn.ID);
        html.start("h3").text("Plan of its slowest execution ");
        html.leaf(
                        "small",
                        "#" + id + ", "
                                + Figures.time(trace.executions().get(execution, ExecutionColumn.ELAPSED_MICROS)),
                        "class",
                        "soft")
                .end();
        new HtmlPlan(html, plan, analysis.model()).write();
    }
}
