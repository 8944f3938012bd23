package dev.pgtrace.analysis.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A plan prepared for matching.
final class MatchTree {
    final List<ComparedNode> nodes;
    final int size;
    final int[] parent;
    final int[] depth;
    final List<Set<String>> terms = new ArrayList<>();
    final NodeKind[] kinds;
    /// By position of a scan of a CTE: the root of the CTE's plan, else -1.
    final int[] cte;

    MatchTree(ComparedPlan plan) {
        nodes = plan.nodes();
        size = nodes.size();
        parent = new int[size];
        depth = new int[size];
        kinds = new NodeKind[size];
        cte = new int[size];
        Map<String, Integer> ctes = new HashMap<>();
        for (ComparedNode node : nodes) {
            int i = node.position();
            parent[i] = node.parent();
            depth[i] = parent[i] < 0 ? 0 : depth[parent[i]] + 1;
            kinds[i] = NodeKind.of(node.figures().label());
            terms.add(ConditionTexts.terms(node.conditions()));
            if (node.subplan().startsWith("CTE ")) {
                ctes.put(node.subplan().substring(4), i);
            }
        }
        for (ComparedNode node : nodes) {
            cte[node.position()] = node.kind().equals("CTE Scan") ? ctes.getOrDefault(node.target(), -1) : -1;
        }
    }

    /// What becomes of a scan's rows before they are joined: the classes of nodes above it that make other rows of
    /// them, up to the next join or union.
    Set<NodeClass> above(int node) {
        Set<NodeClass> above = EnumSet.noneOf(NodeClass.class);
        for (int i = parent[node]; i >= 0; i = parent[i]) {
            switch (nodes.get(i).nodeClass()) {
                case GROUPING, LIMIT, WINDOW -> above.add(nodes.get(i).nodeClass());
                case JOIN, UNION, SCAN -> {
                    return above;
                }
                case BITMAP, SORT, KEEPING, GATHER, CHANGE, RESULT, OTHER -> {}
            }
        }
        return above;
    }

    boolean isAnchor(int node) {
        return nodes.get(node).nodeClass() == NodeClass.SCAN;
    }
}
