package dev.pgtrace.export;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;

/// How a node of a plan is written, the same in text and HTML.
final class PlanTree {
    /// From this share of all self times a node is pointed out.
    private static final double HOT = 0.2;

    private final long selfMicros;

    PlanTree(PlanFigures plan) {
        this.selfMicros = plan.nodes().stream()
                .mapToLong(node -> Math.max(0, node.selfMicros()))
                .sum();
    }

    /// The node as EXPLAIN writes it, indented below its parent, with what has to be said of it.
    String label(PlanFigures.Node node) {
        StringBuilder label = new StringBuilder();
        if (node.depth() > 0) {
            label.repeat(' ', Math.min(node.depth() - 1, 120) * 2).append("└ ");
        }
        return label.append(name(node)).toString();
    }

    /// The node as EXPLAIN writes it, with what has to be said of it.
    static String name(PlanFigures.Node node) {
        StringBuilder label = new StringBuilder(PlainText.oneLine(node.name()));
        if (node.loops() == 0) {
            label.append(" (").append(ReportTexts.get("plan.never")).append(')');
        }
        if (node.processes() > 1) {
            label.append(" (")
                    .append(ReportTexts.get("plan.processes", Long.toString(node.processes())))
                    .append(')');
        }
        if (node.missingChildren()) {
            label.append(" (").append(ReportTexts.get("plan.noChildren")).append(')');
        }
        return label.toString();
    }

    /// What the figures are of, where that is not the one execution they are shown with; else empty.
    static String summed(PlanFigures plan) {
        return plan.executions() <= 1 ? "" : ReportTexts.get("plan.summed", Counts.grouped(plan.executions()));
    }

    boolean isHot(PlanFigures.Node node) {
        return selfMicros > 0 && node.selfMicros() > HOT * selfMicros;
    }

    /// `1 → 30`, planned and actual rows over all loops.
    static String rows(PlanFigures.Node node) {
        return node.plannedRows() < 0 && node.rows() < 0
                ? Figures.MISSING
                : Figures.compact(node.plannedRows()) + " → " + Figures.compact(node.rows());
    }

    /// Factor between them, where it is not 1.
    static String factor(PlanFigures.Node node) {
        String factor = Figures.factor(node.rowsFactor());
        return factor.equals("×1") ? "" : factor;
    }

    /// An estimate that is wrong by a factor of ten misleads the planner.
    static boolean isMisestimated(PlanFigures.Node node) {
        double factor = node.rowsFactor();
        return factor >= 10 || factor <= 0.1;
    }

    static String loops(PlanFigures.Node node) {
        return node.loops() < 0 ? Figures.MISSING : Counts.grouped(node.loops());
    }
}
