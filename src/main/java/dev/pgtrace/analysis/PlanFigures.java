package dev.pgtrace.analysis;

import java.util.List;

/// Figures of the plan of one execution, or added up over executions with the same plan shape.
///
/// @param shape      id in the trace's plan shapes
/// @param executions how many executions are added up
/// @param nodes      in printed order
public record PlanFigures(int shape, int executions, List<Node> nodes) {
    /// One node. Times are of the session's wall clock: below a Gather the printed sums over processes are divided
    /// by the number of processes.
    ///
    /// @param position        in printed order, from 0
    /// @param parent          position, or -1
    /// @param depth           from 0
    /// @param name            as EXPLAIN writes it ("Seq Scan on orders")
    /// @param loops           0 = never executed, -1 = no figures
    /// @param processes       processes that the figures are summed over
    /// @param rows            over all loops, or -1
    /// @param plannedRows     over all loops, or -1
    /// @param totalMicros     with children, or -1
    /// @param selfMicros      without children, never below 0, or -1
    /// @param selfHitBlocks   without children
    /// @param selfReadBlocks  without children
    /// @param selfReadMicros  without children, or -1 where reads were not timed
    /// @param tiers           of the self blocks
    /// @param ledger          of `selfMicros`
    /// @param missingChildren true where the tracer is known to print no children of such a node
    /// @param sharesInitPlan  true where blocks of an InitPlan or a CTE that the node was the first to need were
    /// taken off its own, as EXPLAIN counts them in both
    public record Node(
            int position,
            int parent,
            int depth,
            String name,
            String label,
            String relation,
            String index,
            long loops,
            long processes,
            long rows,
            long plannedRows,
            long totalMicros,
            long selfMicros,
            long hitBlocks,
            long readBlocks,
            long selfHitBlocks,
            long selfReadBlocks,
            long selfReadMicros,
            long tempReadBlocks,
            long tempWrittenBlocks,
            long walBytes,
            Tiers tiers,
            Ledger ledger,
            boolean missingChildren,
            boolean sharesInitPlan) {

        /// Actual rows by planned rows, at least 1 row each; NaN where either is missing.
        public double rowsFactor() {
            if (rows < 0 || plannedRows < 0) {
                return Double.NaN;
            }
            return Math.max(1.0, (double) rows) / Math.max(1.0, (double) plannedRows);
        }
    }

    public PlanFigures {
        nodes = List.copyOf(nodes);
    }
}
