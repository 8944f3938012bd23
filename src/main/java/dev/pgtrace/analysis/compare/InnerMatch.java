package dev.pgtrace.analysis.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Matches the nodes above the scans by what they read and what they do.
final class InnerMatch {
    private static final long MOST_PAIRS = 1_000_000;
    private static final double HALF = 0.5;
    /// A pair with equal sets scores above every pair without.
    private static final double EQUAL_SETS = 100;

    private final PlanPairs pairs;
    private final BitSet[] leftSets;
    private final BitSet[] rightSets;

    InnerMatch(PlanPairs pairs) {
        this.pairs = pairs;
        this.leftSets = sets(pairs.left, true);
        this.rightSets = sets(pairs.right, false);
    }

    void run() {
        Map<NodeClass, List<Integer>> lefts = byClass(pairs.left);
        Map<NodeClass, List<Integer>> rights = byClass(pairs.right);
        List<PlanPairs.Candidate> candidates = new ArrayList<>();
        lefts.forEach((nodeClass, nodes) -> {
            List<Integer> others = rights.getOrDefault(nodeClass, List.of());
            if ((long) nodes.size() * others.size() <= MOST_PAIRS) {
                add(nodes, others, candidates);
            }
        });
        pairs.takeBest(candidates);
    }

    private void add(List<Integer> lefts, List<Integer> rights, List<PlanPairs.Candidate> into) {
        for (int left : lefts) {
            for (int right : rights) {
                double score = score(left, right);
                if (score > 0) {
                    into.add(new PlanPairs.Candidate(left, right, score));
                }
            }
        }
    }

    private static Map<NodeClass, List<Integer>> byClass(MatchTree tree) {
        Map<NodeClass, List<Integer>> byClass = new EnumMap<>(NodeClass.class);
        for (int i = 0; i < tree.size; i++) {
            if (!tree.isAnchor(i)) {
                byClass.computeIfAbsent(tree.nodes.get(i).nodeClass(), c -> new ArrayList<>())
                        .add(i);
            }
        }
        return byClass;
    }

    /// Whether two nodes read something of the same, or one of them nothing that both plans have.
    boolean mayMatch(int left, int right) {
        return leftSets[left].isEmpty() || rightSets[right].isEmpty() || leftSets[left].intersects(rightSets[right]);
    }

    /// 0 = no match.
    private double score(int left, int right) {
        BitSet old = leftSets[left];
        BitSet now = rightSets[right];
        ComparedNode oldNode = pairs.left.nodes.get(left);
        ComparedNode newNode = pairs.right.nodes.get(right);
        double sets = alike(old, now);
        double terms = ConditionTexts.alike(pairs.left.terms.get(left), pairs.right.terms.get(right));
        if (oldNode.nodeClass() == NodeClass.BITMAP
                && !oldNode.figures().index().equals(newNode.figures().index())) {
            return 0; // another index is another bitmap
        }
        boolean equal = sets == 1;
        boolean alike = sets >= HALF || (sets > 0 && terms >= HALF);
        if (!equal && (!alike || oldNode.nodeClass() == NodeClass.KEEPING)) {
            return 0; // what is kept of other rows is something else
        }
        double score = equal ? EQUAL_SETS : 10 * (Double.isNaN(sets) ? 0 : sets);
        score += 4 * (Double.isNaN(terms) ? 1 : terms);
        score += oldNode.kind().equals(newNode.kind()) ? 2 : 0;
        score += pairs.left.kinds[left].isPartial() == pairs.right.kinds[right].isPartial() ? 3 : 0;
        score += oldNode.target().equals(newNode.target()) ? 1 : 0;
        score += oldNode.subplan().isEmpty() == newNode.subplan().isEmpty() ? 0.5 : 0;
        return score - 0.05 * Math.abs(pairs.left.depth[left] - pairs.right.depth[right]);
    }

    /// Share of the anchors of both that both have; NaN where neither has any.
    private static double alike(BitSet old, BitSet now) {
        if (old.isEmpty() && now.isEmpty()) {
            return Double.NaN;
        }
        BitSet both = (BitSet) old.clone();
        both.and(now);
        int common = both.cardinality();
        return (double) common / (old.cardinality() + now.cardinality() - common);
    }

    /// By node: the matched scans below it, each by its position in the left plan.
    private BitSet[] sets(MatchTree tree, boolean isLeft) {
        BitSet[] sets = new BitSet[tree.size];
        for (int i = tree.size - 1; i >= 0; i--) {
            sets[i] = new BitSet();
            if (tree.isAnchor(i)) {
                int left = isLeft ? (pairs.isLeftFree(i) ? -1 : i) : pairs.leftOf(i);
                if (left >= 0) {
                    sets[i].set(left);
                }
            }
        }
        up(tree, sets);
        // A CTE's plan may be printed before or after those who read it; what they read goes up once more.
        boolean reads = false;
        for (int i = 0; i < tree.size; i++) {
            if (tree.cte[i] >= 0) {
                sets[i].or(sets[tree.cte[i]]);
                reads = true;
            }
        }
        if (reads) {
            up(tree, sets);
        }
        return sets;
    }

    private static void up(MatchTree tree, BitSet[] sets) {
        for (int i = tree.size - 1; i > 0; i--) {
            if (tree.parent[i] >= 0) {
                sets[tree.parent[i]].or(sets[i]);
            }
        }
    }
}
