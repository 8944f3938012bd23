package dev.pgtrace.export;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.StatementColumn;
import java.io.IOException;
import java.util.List;

/// Tables and indexes, and sequences that repeat.
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
    }

    private void relations() throws IOException {
        HtmlTable table = new HtmlTable(html);
        String title = ReportTexts.get("relations.title");
        if (analysis.relations().isEmpty()) {
            table.empty(title, ReportTexts.get("relations.none"));
            return;
        }
        int shown = Math.min(options.top(), analysis.relations().size());
        table.open(
                title,
                ReportTexts.get("relations.note"),
                "relations",
                "<" + ReportTexts.get("relations.name"),
                "<" + ReportTexts.get("relations.kind"),
                ReportTexts.get("column.hit"),
                ReportTexts.get("column.read"),
                ReportTexts.get("component.tier2"),
                ReportTexts.get("component.tier3"),
                ReportTexts.get("column.readTime"),
                ReportTexts.get("column.self"),
                ReportTexts.get("column.rows"),
                ReportTexts.get("column.hitShare"));
        for (RelationProfile relation : analysis.relations().subList(0, shown)) {
            Tiers tiers = relation.tiers();
            html.start("tbody").start("tr");
            html.leaf("td", TextRelations.name(relation), "class", "l w");
            html.leaf("td", ReportTexts.get("relations.kind." + relation.kind().label()), "class", "l soft");
            table.count(tiers.tier1Blocks());
            table.count(tiers.readBlocks());
            table.count(TextRelations.split(tiers, tiers.tier2Blocks()), tiers.tier2Blocks());
            table.count(TextRelations.split(tiers, tiers.tier3Blocks()), tiers.tier3Blocks());
            table.time(relation.readMicros());
            table.time(relation.selfMicros());
            table.count(relation.rows());
            table.share(tiers.hitShare());
            html.end().end();
        }
        others(table, analysis.relations().subList(shown, analysis.relations().size()));
        table.close();
    }

    private void others(HtmlTable table, List<RelationProfile> left) throws IOException {
        if (left.isEmpty()) {
            return;
        }
        html.start("tfoot").start("tr");
        html.leaf("td", ReportTexts.count(left.size(), "otherRelations"), "class", "l soft");
        html.leaf("td", "");
        table.count(left.stream().mapToLong(r -> r.tiers().tier1Blocks()).sum());
        table.count(left.stream().mapToLong(r -> r.tiers().readBlocks()).sum());
        html.leaf("td", "").leaf("td", "").leaf("td", "");
        table.time(left.stream().mapToLong(r -> Math.max(0, r.selfMicros())).sum());
        table.count(left.stream().mapToLong(r -> Math.max(0, r.rows())).sum());
        html.leaf("td", "").end().end();
    }

    private void chains() throws IOException, TraceException {
        if (analysis.chains().isEmpty()) {
            return;
        }
        HtmlTable table = new HtmlTable(html);
        table.open(
                ReportTexts.get("chains.title"),
                ReportTexts.get("chains.note"),
                "chains",
                ReportTexts.get("column.executions"),
                ReportTexts.get("chains.runs"),
                ReportTexts.get("chains.longest"),
                ReportTexts.get("column.elapsed"),
                "<" + ReportTexts.get("chains.sequence"));
        StatementTexts texts = new StatementTexts(analysis.trace());
        for (Chain chain : analysis.chains().stream().limit(options.top()).toList()) {
            html.start("tbody").start("tr");
            table.figure(Counts.grouped(chain.executions()), chain.executions());
            table.figure(Counts.grouped(chain.runs()), chain.runs());
            table.figure("×" + Counts.grouped(chain.repeats()), chain.repeats());
            table.time(chain.elapsedMicros());
            html.start("td", "class", "l w");
            for (int statement : chain.statements()) {
                long fingerprint = analysis.trace().statements().get(statement, StatementColumn.FINGERPRINT);
                html.start("div")
                        .start("a", "class", "sql", "href", "#" + prefix + String.format("%016x", fingerprint));
                html.text(StatementTexts.shown(texts.ofStatement(statement), SEQUENCE_SQL))
                        .end()
                        .end();
            }
            html.end().end().end();
        }
        table.close();
    }
}
