package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.compare.MatchedNode.Kind;
import dev.pgtrace.analysis.compare.NodeChange.What;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Orders two matched plans for a view side by side.
final class PlanRows {
    private final ComparedPlan left;
    private final ComparedPlan right;
    private final int[] rightOf;
    private final NodeChanges changes;

    private PlanRows(ComparedPlan left, ComparedPlan right, int[] rightOf) {
        this.left = left;
        this.right = right;
        this.rightOf = rightOf;
        this.changes = new NodeChanges(left, right, rightOf);
    }

    static PlanDiff of(ComparedPlan left, ComparedPlan right, int[] rightOfLeft) {
        return new PlanDiff(left, right, new PlanRows(left, right, rightOfLeft).rows(), properties(left, right));
    }

    private List<MatchedNode> rows() {
        int[] leftOf = NodeChanges.inverse(rightOf, right.nodes().size());
        List<List<ComparedNode>> removed = removed();
        List<MatchedNode> rows = new ArrayList<>();
        gone(removed.getFirst(), rows);
        for (ComparedNode node : right.nodes()) {
            int old = leftOf[node.position()];
            rows.add(
                    old < 0
                            ? new MatchedNode(
                                    Kind.ADDED,
                                    Optional.empty(),
                                    Optional.of(node),
                                    node.figures().depth(),
                                    List.of())
                            : matched(left.nodes().get(old), node));
            gone(removed.get(node.position() + 1), rows);
        }
        return rows;
    }

    private MatchedNode matched(ComparedNode old, ComparedNode now) {
        List<NodeChange> what = changes.of(old.position(), now.position());
        boolean moved = what.stream().anyMatch(c -> c.what() == What.PARENT || c.what() == What.ORDER);
        Kind kind = moved ? Kind.MOVED : what.isEmpty() ? Kind.SAME : Kind.CHANGED;
        return new MatchedNode(
                kind, Optional.of(old), Optional.of(now), now.figures().depth(), what);
    }

    /// Removed nodes by the row that they follow: that of the node printed before them. The first list is for those
    /// before all rows.
    private List<List<ComparedNode>> removed() {
        List<List<ComparedNode>> removed = new ArrayList<>();
        for (int i = 0; i <= right.nodes().size(); i++) {
            removed.add(new ArrayList<>());
        }
        int before = -1;
        for (ComparedNode node : left.nodes()) {
            int partner = rightOf[node.position()];
            if (partner >= 0) {
                before = partner;
            } else {
                removed.get(before + 1).add(node);
            }
        }
        return removed;
    }

    private static void gone(List<ComparedNode> nodes, List<MatchedNode> rows) {
        for (ComparedNode node : nodes) {
            rows.add(new MatchedNode(
                    Kind.REMOVED,
                    Optional.of(node),
                    Optional.empty(),
                    node.figures().depth(),
                    List.of()));
        }
    }

    private static List<NodeChange> properties(ComparedPlan left, ComparedPlan right) {
        Set<String> old = new LinkedHashSet<>(left.properties());
        Set<String> now = new LinkedHashSet<>(right.properties());
        List<NodeChange> changes = new ArrayList<>();
        old.stream().filter(line -> !now.contains(line)).forEach(line -> changes.add(property(line, "")));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> changes.add(property("", line)));
        return changes;
    }

    private static NodeChange property(String before, String after) {
        return new NodeChange(What.PROPERTY, before, after);
    }
}
