package dev.pgtrace.export;

import dev.pgtrace.analysis.PlanFigures;
import java.io.IOException;

/// A plan as a tree with figures beside it.
final class PlanText {
    private final PlanFigures plan;

    PlanText(PlanFigures plan) {
        this.plan = plan;
    }

    void write(Appendable out) throws IOException {
        if (plan.nodes().isEmpty()) {
            out.append("  the trace has no plan of it\n");
            return;
        }
        PlanTree tree = new PlanTree(plan);
        TextTable table = new TextTable("  ")
                .elastic("Node")
                .right("Total")
                .right("Self")
                .right("Loops")
                .right("Rows est → act")
                .right("Factor")
                .right("Hit")
                .right("Read")
                .right("Tier 2")
                .right("Tier 3")
                .left("Self mostly");
        for (PlanFigures.Node node : plan.nodes()) {
            table.row(
                    tree.label(node),
                    Figures.timeOrMissing(node.totalMicros()),
                    Figures.timeOrMissing(node.selfMicros()),
                    PlanTree.loops(node),
                    PlanTree.rows(node),
                    PlanTree.factor(node),
                    Figures.compact(node.selfHitBlocks()),
                    Figures.compact(node.selfReadBlocks()),
                    TextRelations.split(node.tiers(), node.tiers().tier2Blocks()),
                    TextRelations.split(node.tiers(), node.tiers().tier3Blocks()),
                    node.selfMicros() > 0 ? TextStatements.mostly(node.ledger()) : "");
        }
        table.write(out);
        out.append("  hit, read and tiers are the node's own, without its children\n");
    }
}
