package dev.pgtrace.export;

import dev.pgtrace.analysis.RelationProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.Provenance;
import java.io.IOException;
import java.util.List;

/// The table of relations and indexes, most read first.
final class TextRelations {
    private final List<RelationProfile> relations;
    private final int top;

    TextRelations(TraceAnalysis analysis, ReportOptions options) {
        this.relations = analysis.relations();
        this.top = options.top();
    }

    void write(Appendable out) throws IOException {
        if (relations.isEmpty()) {
            return;
        }
        int shown = Math.min(top, relations.size());
        TextReport.heading(out, ReportTexts.get("text.relations", ReportTexts.shown(shown, relations.size())));
        TextTable table = new TextTable("  ")
                .elastic(ReportTexts.get("relations.name"))
                .left(ReportTexts.get("relations.kind"))
                .right(ReportTexts.get("column.hit"))
                .right(ReportTexts.get("column.read"))
                .right(ReportTexts.get("plan.column.tier2"))
                .right(ReportTexts.get("plan.column.tier3"))
                .right(ReportTexts.get("column.readTime"))
                .right(ReportTexts.get("column.self"))
                .right(ReportTexts.get("column.rows"));
        for (RelationProfile relation : relations.subList(0, shown)) {
            Tiers tiers = relation.tiers();
            table.row(
                    name(relation),
                    ReportTexts.get("relations.kind." + relation.kind().label()),
                    Figures.compact(tiers.tier1Blocks()),
                    Figures.compact(tiers.readBlocks()),
                    split(tiers, tiers.tier2Blocks()),
                    split(tiers, tiers.tier3Blocks()),
                    Figures.timeOrMissing(relation.readMicros()),
                    Figures.timeOrMissing(relation.selfMicros()),
                    Figures.compact(relation.rows()));
        }
        table.write(out);
    }

    static String name(RelationProfile relation) {
        return relation.name().isEmpty() ? ReportTexts.get("relations.noName") : PlainText.oneLine(relation.name());
    }

    /// Blocks of tier 2 or 3 with the mark of how they are known.
    static String split(Tiers tiers, long blocks) {
        if (!TextTiers.splitKnown(tiers)) {
            return Figures.MISSING;
        }
        return (tiers.provenance() == Provenance.ESTIMATED && tiers.readBlocks() > 0 ? Figures.ESTIMATED : "")
                + Figures.compact(blocks);
    }
}
