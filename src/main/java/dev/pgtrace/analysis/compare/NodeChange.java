package dev.pgtrace.analysis.compare;

/// Something that a matched node does differently.
public record NodeChange(What what, String before, String after) {
    /// What changed.
    public enum What {
        /// The node type: `Seq Scan` → `Index Scan`.
        TYPE,
        INDEX,
        /// The table, the CTE, the partition.
        TARGET,
        CONDITION,
        /// With or without parallel workers, partial or finalizing.
        PARALLEL,
        /// `Inner`, `Left`, `Semi` …
        JOIN_TYPE,
        /// Its parent is another node.
        PARENT,
        /// Under the same parent, but first instead of second: the join's sides were swapped.
        ORDER,
        /// Executed on one side only.
        EXECUTED,
        /// A line about the whole plan (JIT, settings) that one side has.
        PROPERTY
    }
}
