package dev.pgtrace.export;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.TraceIssue;
import java.io.IOException;
import java.util.List;

/// The figures at the top and the ledger.
final class HtmlSummary {
    private final HtmlWriter html;
    private final TraceAnalysis analysis;

    HtmlSummary(HtmlWriter html, TraceAnalysis analysis) {
        this.html = html;
        this.analysis = analysis;
    }

    void write() throws IOException {
        html.start("div", "class", "tiles");
        if (analysis.wallMicros() >= 0) {
            tile(Figures.time(analysis.wallMicros()), "", ReportTexts.get("summary.wall"), analysis.wallMicros());
        }
        String share = analysis.wallMicros() > 0
                ? " · " + ReportTexts.get("summary.ofIt", Percent.of(analysis.databaseMicros(), analysis.wallMicros()))
                : "";
        tile(
                Figures.time(analysis.databaseMicros()),
                "",
                ReportTexts.get("summary.database") + share,
                analysis.databaseMicros());
        tile(
                Counts.grouped(analysis.statements().size()),
                " / " + Counts.grouped(analysis.executions()),
                ReportTexts.get("summary.counts") + left(),
                -1);
        disk();
        issues();
        html.end();
        html.start("section", "class", "card");
        html.start("h2").text(ReportTexts.get("ledger.title") + " ");
        html.leaf(
                "small",
                ReportTexts.get("ledger.note", Figures.time(analysis.wall().wholeMicros())));
        html.end();
        HtmlLedger ledger = new HtmlLedger(html, analysis.wall(), analysis.model());
        ledger.bar();
        ledger.table();
        html.end();
    }

    private void issues() throws IOException {
        List<TraceIssue> issues = analysis.trace().info().issues();
        long count = issues.stream().mapToLong(TraceIssue::count).sum();
        tile(
                Counts.grouped(issues.size()),
                issues.isEmpty() ? "" : " / " + Counts.grouped(count),
                ReportTexts.get(issues.isEmpty() ? "summary.issues.none" : "summary.issues"),
                -1);
    }

    private String left() {
        String incomplete = analysis.incomplete() > 0
                ? " · " + ReportTexts.get("summary.incomplete", Counts.grouped(analysis.incomplete()))
                : "";
        String flagged = analysis.flagged() > 0
                ? " · " + ReportTexts.get("summary.flagged", Counts.grouped(analysis.flagged()))
                : "";
        return incomplete + flagged;
    }

    private void disk() throws IOException {
        Tiers tiers = analysis.tiers();
        if (TextTiers.splitKnown(tiers) && tiers.tier3Blocks() > 0) {
            long micros = analysis.database().micros(Component.TIER3);
            tile(
                    Figures.ESTIMATED + Percent.of(micros, analysis.databaseMicros()),
                    "",
                    ReportTexts.get("summary.disk"),
                    micros);
        } else {
            tile(Figures.share(tiers.hitShare()), "", ReportTexts.get("summary.hits"), -1);
        }
    }

    private void tile(String figure, String more, String meaning, long micros) throws IOException {
        html.start("div", "class", "card");
        html.start("b", "title", micros < 0 ? meaning : Durations.exact(micros)).text(figure);
        if (!more.isEmpty()) {
            html.leaf("small", more);
        }
        html.end().leaf("span", meaning, "class", "soft").end();
    }
}
