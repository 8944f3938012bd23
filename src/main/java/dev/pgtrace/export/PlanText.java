package dev.pgtrace.export;

import dev.pgtrace.analysis.PlanFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A plan as a tree with figures beside it.
final class PlanText {
    private final PlanFigures plan;

    PlanText(PlanFigures plan) {
        this.plan = plan;
    }

    void write(Appendable out) throws IOException {
        if (plan.nodes().isEmpty()) {
            out.append("  ").append(ReportTexts.get("text.plan.none")).append('\n');
            return;
        }
        PlanTree tree = new PlanTree(plan);
        boolean looped = plan.nodes().stream().anyMatch(node -> node.loops() > 1);
        boolean read = plan.nodes().stream().anyMatch(node -> node.readBlocks() > 0);
        TextTable table = new TextTable("  ")
                .wrapped(ReportTexts.get("plan.node"))
                .right(ReportTexts.get("plan.column.total"))
                .right(ReportTexts.get("plan.column.self"));
        if (looped) {
            table.right(ReportTexts.get("plan.column.loops"));
        }
        table.right(ReportTexts.get("text.plan.rows")).right("").right(ReportTexts.get("plan.column.hit"));
        if (read) {
            table.right(ReportTexts.get("plan.column.read"))
                    .right(ReportTexts.get("plan.column.tier2"))
                    .right(ReportTexts.get("plan.column.tier3"));
        }
        table.left(ReportTexts.get("text.plan.mostly"));
        for (PlanFigures.Node node : plan.nodes()) {
            List<String> cells = new ArrayList<>();
            cells.add(tree.label(node));
            cells.add(Figures.timeOrMissing(node.totalMicros()));
            cells.add(Figures.timeOrMissing(node.selfMicros()));
            if (looped) {
                cells.add(PlanTree.loops(node));
            }
            cells.add(PlanTree.rows(node));
            cells.add(PlanTree.factor(node));
            cells.add(Figures.compact(node.selfHitBlocks()));
            if (read) {
                cells.add(Figures.compact(node.selfReadBlocks()));
                cells.add(TextRelations.split(node.tiers(), node.tiers().tier2Blocks()));
                cells.add(TextRelations.split(node.tiers(), node.tiers().tier3Blocks()));
            }
            cells.add(node.selfMicros() > 0 ? TextStatements.mostly(node.ledger()) : "");
            table.row(cells);
        }
        table.write(out);
        out.append("  ").append(ReportTexts.get("text.plan.own")).append('\n');
        String summed = PlanTree.summed(plan);
        if (!summed.isEmpty()) {
            out.append("  ").append(summed).append('\n');
        }
    }
}
