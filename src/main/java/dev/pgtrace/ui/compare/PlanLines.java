package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Plans as lines of a tree: `└ Nested Loop 0.1 ms · 160 disk`.
final class PlanLines {
    private PlanLines() {}

    /// @param mark what has become of the node at a position
    /// @param note what the tooltip adds for a position, or the empty text
    static List<PlanLine> of(PlanFigures plan, IntFunction<PlanLine.Mark> mark, IntFunction<String> note) {
        List<PlanLine> lines = new ArrayList<>();
        List<String> branches = branches(plan);
        for (PlanFigures.Node node : plan.nodes()) {
            String tip = tip(node);
            String more = note.apply(node.position());
            lines.add(new PlanLine(
                    branches.get(node.position()),
                    node.name(),
                    figures(node),
                    mark.apply(node.position()),
                    more.isEmpty() ? tip : tip + '\n' + more));
        }
        return lines;
    }

    /// Bars go down only where a sibling follows.
    static List<String> branches(PlanFigures plan) {
        List<PlanFigures.Node> nodes = plan.nodes();
        List<String> branches = new ArrayList<>();
        for (PlanFigures.Node node : nodes) {
            StringBuilder out = new StringBuilder();
            for (PlanFigures.Node above = node; above.parent() >= 0; above = nodes.get(above.parent())) {
                boolean last = isLast(nodes, above);
                String piece = above == node ? last ? " └ " : " ├ " : last ? "   " : " │ ";
                out.insert(0, piece);
            }
            branches.add(out.toString());
        }
        return branches;
    }

    private static boolean isLast(List<PlanFigures.Node> nodes, PlanFigures.Node node) {
        for (int i = node.position() + 1; i < nodes.size(); i++) {
            if (nodes.get(i).parent() == node.parent()) {
                return false;
            }
            if (nodes.get(i).depth() < node.depth()) {
                return true;
            }
        }
        return true;
    }

    private static String figures(PlanFigures.Node node) {
        if (node.loops() == 0) {
            return Messages.get("compare.plan.never");
        }
        List<String> parts = new ArrayList<>();
        if (node.selfMicros() >= 0) {
            parts.add(Durations.format(node.selfMicros()));
        }
        Tiers tiers = node.tiers();
        if (tiers.tier3Blocks() > 0) {
            parts.add(Messages.get("compare.plan.disk", Counts.grouped(tiers.tier3Blocks())));
        } else if (tiers.readBlocks() > 0) {
            parts.add(Messages.get("compare.plan.read", Counts.grouped(tiers.readBlocks())));
        }
        return String.join(" · ", parts);
    }

    static String tip(PlanFigures.Node node) {
        return Messages.get(
                "compare.plan.tip",
                node.name(),
                micros(node.totalMicros()),
                micros(node.selfMicros()),
                count(node.rows()),
                count(node.plannedRows()),
                count(node.loops()),
                Counts.grouped(node.tiers().tier1Blocks()),
                Counts.grouped(node.tiers().tier2Blocks() + node.tiers().unsplitBlocks()),
                Counts.grouped(node.tiers().tier3Blocks()));
    }

    private static String micros(long micros) {
        return micros < 0 ? Percent.UNDEFINED : Durations.exact(micros);
    }

    private static String count(long count) {
        return count < 0 ? Percent.UNDEFINED : Counts.grouped(count);
    }
}
