package dev.pgtrace.analysis.compare;

/// Finds for the nodes of one plan those of another plan that do the same work, whatever their place.
///
/// 1. **Anchors**: scans of the same table, CTE or function. Of several, those with the same alias, conditions, index
///    and method go together first. Scans of different things never match.
/// 2. **Inner nodes**: two nodes of the same [NodeClass] are as alike as the sets of matched anchors below them. A set
///    is what the node's rows are made of, so equal sets mean comparable rows in whatever order the tables were
///    joined; anchors without a partner (a pruned partition) are in no set, and a CTE's scan stands for what the CTE
///    reads. Nodes with equal sets come first; among them conditions, keys, the method and the height decide. Then
///    those whose sets overlap by half or more, or that have a condition in common.
///    Of a partial and a finalizing aggregate the latter gives the rows of a serial one, so it is its partner. What a
///    Hash or a Materialize keeps must be made of the same.
/// 3. **The rest from the top down**: unmatched nodes of one class under parents that match, in order, unless what
///    they read has nothing in common.
///
/// Each node has one partner at most, so what is left is removed or added. A plan matched with itself matches node by
/// node; swapping the plans swaps the result.
public final class PlanMatcher {
    static final int NONE = -1;

    private PlanMatcher() {}

    /// @return by position in the left plan: position in the right plan, or -1
    public static int[] match(ComparedPlan left, ComparedPlan right) {
        PlanPairs pairs = new PlanPairs(new MatchTree(left), new MatchTree(right));
        new AnchorMatch(pairs).run();
        InnerMatch inner = new InnerMatch(pairs);
        inner.run();
        new TopDownMatch(pairs, inner).run();
        return pairs.rightOfLeft();
    }
}
