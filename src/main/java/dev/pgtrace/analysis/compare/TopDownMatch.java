package dev.pgtrace.analysis.compare;

import java.util.ArrayList;
import java.util.List;

/// Matches what is left under parents that match: nodes that read no table, and roots.
final class TopDownMatch {
    private final PlanPairs pairs;
    private final InnerMatch inner;

    TopDownMatch(PlanPairs pairs, InnerMatch inner) {
        this.pairs = pairs;
        this.inner = inner;
    }

    void run() {
        List<List<Integer>> rightChildren = children(pairs.right);
        for (int left = 0; left < pairs.left.size; left++) {
            if (!pairs.isLeftFree(left) || pairs.left.isAnchor(left)) {
                continue;
            }
            int parent = pairs.left.parent[left];
            int other = parent < 0 ? pairs.right.size : pairs.rightOf(parent);
            if (other >= 0) {
                take(left, rightChildren.get(other));
            }
        }
    }

    private void take(int left, List<Integer> candidates) {
        ComparedNode node = pairs.left.nodes.get(left);
        for (int right : candidates) {
            ComparedNode candidate = pairs.right.nodes.get(right);
            if (pairs.isRightFree(right)
                    && candidate.nodeClass() == node.nodeClass()
                    && candidate.figures().index().equals(node.figures().index())
                    && inner.mayMatch(left, right)
                    && candidate.subplan().isEmpty() == node.subplan().isEmpty()) {
                pairs.pair(left, right);
                return;
            }
        }
    }

    /// By position; the roots last.
    private static List<List<Integer>> children(MatchTree tree) {
        List<List<Integer>> children = new ArrayList<>();
        for (int i = 0; i <= tree.size; i++) {
            children.add(new ArrayList<>());
        }
        for (int i = 0; i < tree.size; i++) {
            children.get(tree.parent[i] < 0 ? tree.size : tree.parent[i]).add(i);
        }
        return children;
    }
}
