package dev.pgtrace.export;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.TraceIssue;
import java.io.IOException;
import java.util.List;

/// What was wrong in the trace, and where.
final class HtmlIssues {
    private final HtmlWriter html;
    private final List<TraceIssue> issues;

    HtmlIssues(HtmlWriter html, List<TraceIssue> issues) {
        this.html = html;
        this.issues = issues;
    }

    void write() throws IOException {
        HtmlTable table = new HtmlTable(html);
        if (issues.isEmpty()) {
            table.empty(ReportTexts.get("issues.title"), ReportTexts.get("issues.none"));
            return;
        }
        table.open(
                ReportTexts.get("issues.title"),
                ReportTexts.get("issues.note"),
                "issues",
                ReportTexts.get("issues.count"),
                ReportTexts.get("issues.byte"),
                ReportTexts.get("issues.line"),
                "<" + ReportTexts.get("issues.what"));
        for (TraceIssue issue : issues) {
            html.start("tbody").start("tr");
            table.figure(Counts.grouped(issue.count()), issue.count());
            table.figure(Counts.grouped(issue.offsetBytes()), issue.offsetBytes());
            table.figure(issue.line() > 0 ? Counts.grouped(issue.line()) : Figures.MISSING, issue.line());
            html.leaf("td", PlainText.oneLine(KeptTexts.told(issue.message())), "class", "l w")
                    .end()
                    .end();
        }
        table.close();
    }
}
