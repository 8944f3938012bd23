package dev.pgtrace.ui.compare;

/// A node of a plan as a line of a tree.
///
/// @param branch  the lines of the tree in front of the name
/// @param name    as EXPLAIN writes it
/// @param figures self time, blocks: behind the name
/// @param mark    what has become of it in the other plan
/// @param tip     all its figures and what changed
record PlanLine(String branch, String name, String figures, Mark mark, String tip) {
    /// What has become of a node.
    enum Mark {
        SAME,
        /// Is there in both, with other figures or conditions.
        CHANGED,
        /// Does the same work at another place.
        MOVED,
        /// Only in the later plan.
        ADDED,
        /// Only in the first plan.
        REMOVED
    }
}
