package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Makes rows of plan nodes. Figures are those of the node with everything below it, as the tree shows it; self
/// time is without.
final class PlanRows {
    private PlanRows() {}

    /// The nodes right below one, or the roots below -1.
    static List<Row> below(int execution, PlanFigures plan, int parent) {
        List<Row> rows = new ArrayList<>();
        for (PlanFigures.Node node : plan.nodes()) {
            if (node.parent() == parent) {
                rows.add(row(execution, plan, node));
            }
        }
        if (parent >= 0 && plan.nodes().get(parent).missingChildren()) {
            rows.add(new Row.Note(Messages.get("statements.note.children_not_printed")));
        }
        return rows;
    }

    private static Row row(int execution, PlanFigures plan, PlanFigures.Node node) {
        Figures figures = Figures.start();
        if (node.loops() > 0) {
            figures.with(Column.CALLS, node.loops())
                    .with(Column.ELAPSED, node.totalMicros())
                    .with(Column.SELF, node.selfMicros())
                    .with(Column.ROWS, node.rows())
                    .tiers(blocks(plan, node))
                    .with(Column.READS, node.readBlocks());
            long blocks = Math.max(0, node.hitBlocks()) + Math.max(0, node.readBlocks());
            if (node.hitBlocks() != Table.MISSING && blocks > 0) {
                figures.with(Column.T1_HIT, Unit.share((double) node.hitBlocks() / blocks));
            }
            bar(plan, node, figures);
        }
        return new Row.Node(execution, plan, node.position(), figures);
    }

    /// Blocks of the node and all below it, by tier.
    private static Tiers blocks(PlanFigures plan, PlanFigures.Node node) {
        long hits = 0;
        long cache = 0;
        long disk = 0;
        long unsplit = 0;
        Provenance split = Provenance.MISSING;
        for (PlanFigures.Node part : subtree(plan, node)) {
            hits += part.tiers().tier1Blocks();
            cache += part.tiers().tier2Blocks();
            disk += part.tiers().tier3Blocks();
            unsplit += part.tiers().unsplitBlocks();
            split = split.and(part.tiers().provenance());
        }
        return new Tiers(hits, cache, disk, unsplit, split, node.tiers().thresholdMicros(), Table.MISSING);
    }

    /// Where the time of the node and all below it went.
    private static void bar(PlanFigures plan, PlanFigures.Node node, Figures figures) {
        Map<Component, Part> sums = new EnumMap<>(Component.class);
        long whole = 0;
        for (PlanFigures.Node part : subtree(plan, node)) {
            whole += part.ledger().wholeMicros();
            for (Ledger.Entry entry : part.ledger().entries()) {
                sums.merge(
                        entry.component(),
                        new Part(entry.component(), entry.micros(), entry.provenance()),
                        (a, b) -> new Part(
                                a.component(),
                                a.micros() + b.micros(),
                                a.provenance().and(b.provenance())));
            }
        }
        figures.bar(List.copyOf(sums.values()), whole);
    }

    /// A node and all below it; children come after their parents.
    private static List<PlanFigures.Node> subtree(PlanFigures plan, PlanFigures.Node top) {
        boolean[] inside = new boolean[plan.nodes().size()];
        List<PlanFigures.Node> nodes = new ArrayList<>();
        for (PlanFigures.Node node : plan.nodes()) {
            inside[node.position()] = node == top || node.parent() >= 0 && inside[node.parent()];
            if (inside[node.position()]) {
                nodes.add(node);
            }
        }
        return nodes;
    }
}
