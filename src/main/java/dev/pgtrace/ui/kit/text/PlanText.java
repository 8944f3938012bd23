package dev.pgtrace.ui.kit.text;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;

/// A plan as indented text, much as EXPLAIN ANALYZE prints one, with self times.
public final class PlanText {
    private PlanText() {}

    public static String of(PlanFigures plan) {
        StringBuilder out = new StringBuilder();
        for (PlanFigures.Node node : plan.nodes()) {
            out.repeat(' ', node.depth() * 6 - (node.depth() > 0 ? 4 : 0));
            out.append(node.depth() > 0 ? "->  " : "").append(node.name());
            if (node.loops() == 0) {
                out.append("  (").append(Messages.get("statements.node.never")).append(')');
            } else if (node.loops() > 0) {
                out.append("  (");
                if (node.totalMicros() >= 0) {
                    out.append("time=").append(Durations.format(node.totalMicros()));
                    out.append(" self=")
                            .append(Durations.format(node.selfMicros()))
                            .append(' ');
                }
                if (node.plannedRows() >= 0) {
                    out.append("planned=")
                            .append(Counts.grouped(node.plannedRows()))
                            .append(' ');
                }
                out.append("rows=").append(Counts.grouped(Math.max(0, node.rows())));
                out.append(" loops=").append(Counts.grouped(node.loops())).append(')');
            }
            out.append('\n');
        }
        return out.toString();
    }
}
