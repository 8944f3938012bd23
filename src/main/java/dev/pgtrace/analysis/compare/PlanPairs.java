package dev.pgtrace.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Two plans and the pairs found so far.
final class PlanPairs {
    final MatchTree left;
    final MatchTree right;
    private final int[] rightOf;
    private final int[] leftOf;

    /// A pair that may match; the greater score wins.
    record Candidate(int left, int right, double score) {}

    PlanPairs(MatchTree left, MatchTree right) {
        this.left = left;
        this.right = right;
        rightOf = new int[left.size];
        leftOf = new int[right.size];
        Arrays.fill(rightOf, PlanMatcher.NONE);
        Arrays.fill(leftOf, PlanMatcher.NONE);
    }

    void pair(int leftNode, int rightNode) {
        rightOf[leftNode] = rightNode;
        leftOf[rightNode] = leftNode;
    }

    /// Position in the right plan, or -1.
    int rightOf(int leftNode) {
        return rightOf[leftNode];
    }

    /// Position in the left plan, or -1.
    int leftOf(int rightNode) {
        return leftOf[rightNode];
    }

    boolean isFree(int leftNode, int rightNode) {
        return rightOf[leftNode] < 0 && leftOf[rightNode] < 0;
    }

    boolean isLeftFree(int node) {
        return rightOf[node] < 0;
    }

    boolean isRightFree(int node) {
        return leftOf[node] < 0;
    }

    int[] rightOfLeft() {
        return rightOf.clone();
    }

    /// Takes the best pairs first; of equal ones those nearest to each other in printed order, so that swapped plans
    /// give the same pairs.
    void takeBest(List<Candidate> candidates) {
        List<Candidate> best = new ArrayList<>(candidates);
        best.sort(Comparator.comparingDouble((Candidate c) -> -c.score())
                .thenComparingInt(c -> Math.abs(c.left() - c.right()))
                .thenComparingInt(c -> c.left() + c.right())
                .thenComparingInt(c -> Math.min(c.left(), c.right())));
        for (Candidate candidate : best) {
            if (isFree(candidate.left(), candidate.right())) {
                pair(candidate.left(), candidate.right());
            }
        }
    }
}
