package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.PlanFigures;
import java.util.List;

/// A plan node with what plans are matched by.
///
/// @param figures    name, relation, index, loops, rows, times, blocks, tiers
/// @param nodeClass  the kind of work whatever the method: all ways to read a table are one class, all joins another
/// @param kind       the node type as EXPLAIN writes it, without `Parallel`, `Partial` and the like
/// @param target     what it reads: a table, a CTE, a function; empty for nodes that read none
/// @param alias      of the target; its name where the trace does not tell
/// @param conditions `Index Cond: (id = 1)`, `Hash Cond: …`, `Filter: …`, keys of sorts and groups, as printed
/// @param subplan    `InitPlan 1 (returns $0)`, `CTE recent`, or empty
/// @param details    everything else that is printed of it, `Name: value` each
public record ComparedNode(
        PlanFigures.Node figures,
        NodeClass nodeClass,
        String kind,
        String target,
        String alias,
        List<String> conditions,
        String subplan,
        List<String> details) {
    public ComparedNode {
        conditions = List.copyOf(conditions);
        details = List.copyOf(details);
    }

    public int position() {
        return figures.position();
    }

    public int parent() {
        return figures.parent();
    }
}
