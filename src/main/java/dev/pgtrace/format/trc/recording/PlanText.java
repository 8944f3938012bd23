package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.ExecutionDetail.PlanNode;
import java.util.List;

/// Writes plans.
final class PlanText {
    /// Deeper nodes are not indented further.
    static final int DEEPEST_INDENT = 60;

    private final Ancestors ancestors = new Ancestors();

    void write(Output out, long cursor, List<PlanNode> plan) {
        if (plan.isEmpty()) {
            return;
        }
        out.add("STAT #").number(cursor).add(":\n");
        ancestors.clear();
        for (PlanNode node : plan) {
            node(out, node);
        }
    }

    private void node(Output out, PlanNode node) {
        int indent = 2 * Math.clamp(node.depth(), 0, DEEPEST_INDENT);
        int parent = ancestors.add(node.depth());
        out.blanks(indent).add("-> ").text(node.label()).add(" (");
        costs(out, node);
        out.figure("rows", node.plannedRows())
                .figure("width", node.plannedWidth())
                .add(')');
        if (node.loops() >= 0 || node.rows() >= 0) {
            out.add(" (actual")
                    .figure("rows", node.rows())
                    .figure("loops", node.loops())
                    .add(')');
        }
        if (node.depth() < 0 || node.depth() > DEEPEST_INDENT) {
            out.add(" depth=").number(node.depth());
        }
        if (node.parent() != parent) {
            out.add(" parent=").number(node.parent());
        }
        out.line();
        lines(out, indent + 3, node);
    }

    private static void costs(Output out, PlanNode node) {
        boolean startup = !Double.isNaN(node.startupCost());
        boolean total = !Double.isNaN(node.totalCost());
        if (!startup && !total) {
            return;
        }
        out.add("cost=");
        if (startup) {
            out.cost(node.startupCost());
        }
        out.add("..");
        if (total) {
            out.cost(node.totalCost());
        }
    }

    private static void lines(Output out, int indent, PlanNode node) {
        node.relation()
                .ifPresent(
                        name -> out.blanks(indent).add("Relation: ").text(name).line());
        node.index()
                .ifPresent(name -> out.blanks(indent).add("Index: ").text(name).line());
        if (node.startupMicros() >= 0 || node.totalMicros() >= 0) {
            out.blanks(indent)
                    .add("Timing:")
                    .millis("startup", node.startupMicros())
                    .millis("total", node.totalMicros())
                    .line();
        }
        if (node.hitBlocks() >= 0 || node.readBlocks() >= 0 || node.dirtiedBlocks() >= 0 || node.writtenBlocks() >= 0) {
            out.blanks(indent)
                    .add("Buffers: shared")
                    .figure("hit", node.hitBlocks())
                    .figure("read", node.readBlocks())
                    .figure("dirtied", node.dirtiedBlocks())
                    .figure("written", node.writtenBlocks())
                    .line();
        }
        if (node.readMicros() >= 0) {
            out.blanks(indent)
                    .add("I/O Detail:")
                    .millis("total", node.readMicros())
                    .line();
        }
        if (node.localHitBlocks() >= 0 || node.localReadBlocks() >= 0) {
            out.blanks(indent)
                    .add("Local Buffers:")
                    .figure("hit", node.localHitBlocks())
                    .figure("read", node.localReadBlocks())
                    .line();
        }
        if (node.tempReadBlocks() >= 0 || node.tempWrittenBlocks() >= 0) {
            out.blanks(indent)
                    .add("Temp Buffers:")
                    .figure("read", node.tempReadBlocks())
                    .figure("written", node.tempWrittenBlocks())
                    .line();
        }
        if (node.walRecords() >= 0 || node.walFullPageImages() >= 0 || node.walBytes() >= 0) {
            out.blanks(indent)
                    .add("WAL:")
                    .figure("records", node.walRecords())
                    .figure("fpi", node.walFullPageImages())
                    .figure("bytes", node.walBytes())
                    .line();
        }
        for (String detail : node.details()) {
            out.blanks(indent).add("- ").text(detail).line();
        }
    }
}
