package dev.pgtrace.analysis.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Matches scans of the same table, CTE or function.
final class AnchorMatch {
    /// Beyond this many pairs of scans of one table, they are matched in order: a hostile plan must not cost the
    /// square.
    private static final long MOST_PAIRS = 1_000_000;

    private final PlanPairs pairs;

    AnchorMatch(PlanPairs pairs) {
        this.pairs = pairs;
    }

    void run() {
        Map<String, List<Integer>> leftByTarget = byTarget(pairs.left);
        Map<String, List<Integer>> rightByTarget = byTarget(pairs.right);
        leftByTarget.forEach((target, lefts) -> {
            List<Integer> rights = rightByTarget.get(target);
            if (rights != null) {
                match(lefts, rights);
            }
        });
    }

    private static Map<String, List<Integer>> byTarget(MatchTree tree) {
        Map<String, List<Integer>> byTarget = new LinkedHashMap<>();
        for (int i = 0; i < tree.size; i++) {
            if (tree.isAnchor(i)) {
                byTarget.computeIfAbsent(target(tree.nodes.get(i)), t -> new ArrayList<>())
                        .add(i);
            }
        }
        return byTarget;
    }

    /// A CTE may be called as a table is.
    private static String target(ComparedNode node) {
        return node.kind().equals("CTE Scan") || node.kind().equals("WorkTable Scan")
                ? node.kind() + " " + node.target()
                : node.target();
    }

    private void match(List<Integer> lefts, List<Integer> rights) {
        if ((long) lefts.size() * rights.size() > MOST_PAIRS) {
            for (int i = 0; i < Math.min(lefts.size(), rights.size()); i++) {
                pairs.pair(lefts.get(i), rights.get(i));
            }
            return;
        }
        List<PlanPairs.Candidate> candidates = new ArrayList<>();
        for (int left : lefts) {
            for (int right : rights) {
                candidates.add(new PlanPairs.Candidate(left, right, score(left, right)));
            }
        }
        pairs.takeBest(candidates);
    }

    private double score(int left, int right) {
        ComparedNode old = pairs.left.nodes.get(left);
        ComparedNode now = pairs.right.nodes.get(right);
        double conditions = ConditionTexts.alike(pairs.left.terms.get(left), pairs.right.terms.get(right));
        double score = alias(old.alias(), now.alias());
        score += 3 * (Double.isNaN(conditions) ? 1 : conditions);
        score += old.figures().index().equals(now.figures().index()) ? 1 : 0;
        score += old.kind().equals(now.kind()) ? 1 : 0;
        score += old.subplan().isEmpty() == now.subplan().isEmpty() ? 0.5 : 0;
        score += pairs.left.above(left).equals(pairs.right.above(right)) ? 1 : 0;
        return score;
    }

    /// EXPLAIN numbers aliases used twice, and the numbers shift with every change of a plan.
    private static double alias(String old, String now) {
        return old.equals(now) ? 4 : plain(old).equals(plain(now)) ? 3 : 0;
    }

    private static String plain(String alias) {
        int end = alias.length();
        while (end > 0 && Character.isDigit(alias.charAt(end - 1))) {
            end--;
        }
        return end > 1 && end < alias.length() && alias.charAt(end - 1) == '_' ? alias.substring(0, end - 1) : alias;
    }
}
