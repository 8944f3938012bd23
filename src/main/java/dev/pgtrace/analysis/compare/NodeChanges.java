package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.compare.NodeChange.What;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells what a matched node does differently. Its place is told by the nearest nodes above it that both plans have,
/// so that a Gather put in between moves nothing.
final class NodeChanges {
    private final MatchTree left;
    private final MatchTree right;
    private final int[] rightOf;
    private final int[] leftOf;

    NodeChanges(ComparedPlan left, ComparedPlan right, int[] rightOf) {
        this.left = new MatchTree(left);
        this.right = new MatchTree(right);
        this.rightOf = rightOf;
        this.leftOf = inverse(rightOf, right.nodes().size());
    }

    static int[] inverse(int[] rightOf, int rightSize) {
        int[] leftOf = new int[rightSize];
        Arrays.fill(leftOf, PlanMatcher.NONE);
        for (int i = 0; i < rightOf.length; i++) {
            if (rightOf[i] >= 0) {
                leftOf[rightOf[i]] = i;
            }
        }
        return leftOf;
    }

    List<NodeChange> of(int oldPosition, int newPosition) {
        ComparedNode old = left.nodes.get(oldPosition);
        ComparedNode now = right.nodes.get(newPosition);
        NodeKind oldKind = left.kinds[oldPosition];
        NodeKind newKind = right.kinds[newPosition];
        List<NodeChange> changes = new ArrayList<>();
        compare(changes, What.TYPE, oldKind.kind(), newKind.kind());
        compare(changes, What.JOIN_TYPE, oldKind.joinType(), newKind.joinType());
        compare(changes, What.PARALLEL, oldKind.parallel(), newKind.parallel());
        compare(changes, What.TARGET, old.target(), now.target());
        compare(changes, What.INDEX, old.figures().index(), now.figures().index());
        if (!ConditionTexts.masked(old.conditions()).equals(ConditionTexts.masked(now.conditions()))) {
            changes.add(new NodeChange(
                    What.CONDITION, String.join("; ", old.conditions()), String.join("; ", now.conditions())));
        }
        executed(changes, old.figures().loops(), now.figures().loops());
        place(changes, oldPosition, newPosition);
        return changes;
    }

    private static void compare(List<NodeChange> changes, What what, String old, String now) {
        if (!old.equals(now)) {
            changes.add(new NodeChange(what, old, now));
        }
    }

    private static void executed(List<NodeChange> changes, long old, long now) {
        if (old >= 0 && now >= 0 && (old == 0) != (now == 0)) {
            changes.add(new NodeChange(
                    What.EXECUTED, old == 0 ? "never executed" : "executed", now == 0 ? "never executed" : "executed"));
        }
    }

    private void place(List<NodeChange> changes, int oldPosition, int newPosition) {
        Place old = place(left, oldPosition, rightOf);
        Place now = place(right, newPosition, leftOf);
        int moved = old.ancestor < 0 ? PlanMatcher.NONE : rightOf[old.ancestor];
        if (moved != now.ancestor) {
            changes.add(new NodeChange(What.PARENT, name(left, old.ancestor), name(right, now.ancestor)));
        } else if (now.ancestor >= 0
                && right.nodes.get(now.ancestor).nodeClass() == NodeClass.JOIN
                && old.branch != now.branch) {
            changes.add(new NodeChange(What.ORDER, branch(old.branch), branch(now.branch)));
        }
    }

    private static String name(MatchTree tree, int node) {
        return node < 0 ? "" : tree.nodes.get(node).figures().name();
    }

    private static String branch(int branch) {
        return branch == 0 ? "outer" : branch == 1 ? "inner" : "subplan";
    }

    /// @param ancestor nearest node above that the other plan has too, or -1
    /// @param branch   which of its children leads here; subplans are no sides of a join
    private record Place(int ancestor, int branch) {}

    private static Place place(MatchTree tree, int node, int[] partner) {
        int child = node;
        int above = tree.parent[node];
        while (above >= 0 && partner[above] < 0) {
            child = above;
            above = tree.parent[above];
        }
        boolean join = above >= 0 && tree.nodes.get(above).nodeClass() == NodeClass.JOIN;
        return new Place(above, join ? branch(tree, above, child) : 0);
    }

    private static int branch(MatchTree tree, int parent, int child) {
        if (!tree.nodes.get(child).subplan().isEmpty()) {
            return 2;
        }
        int branch = 0;
        for (int i = parent + 1; i < child; i++) {
            branch += tree.parent[i] == parent && tree.nodes.get(i).subplan().isEmpty() ? 1 : 0;
        }
        return branch;
    }
}
