package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.PlanRows;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import java.util.List;

/// A plan as EXPLAIN or auto_explain printed it.
///
/// @param queryText       what auto_explain calls the query text, as printed; empty in outputs of EXPLAIN
/// @param parameters      `$1 = '5'` as printed (16 and newer), or empty
/// @param queryId         PostgreSQL's own; 0 = none
/// @param nodes           in printed order; at least one, but for plans of which only rows are wanted
/// @param properties      of the whole plan, `Name: value` each
/// @param planningMicros  planning time of EXPLAIN, or missing
/// @param executionMicros execution time of EXPLAIN, or missing
/// @param totals          what it says of the whole
/// @param rows            of the nodes, where there are none
public record ExplainedPlan(
        String queryText,
        String parameters,
        long queryId,
        List<PlanNode> nodes,
        List<String> properties,
        long planningMicros,
        long executionMicros,
        PlanTotals totals,
        PlanRows rows) {
    public ExplainedPlan {
        nodes = List.copyOf(nodes);
        properties = List.copyOf(properties);
    }

    public PlanNode root() {
        return nodes.getFirst();
    }
}
