package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.PlanRows;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import java.util.ArrayList;
import java.util.List;

/// Nodes of a plan that have been read, made into what they are read for.
final class NodeList {
    private NodeList() {}

    /// @param nodes of which the first `count` are the plan's
    static ExplainedPlan plan(
            List<NodeBuilder> nodes,
            int count,
            PlanUse use,
            String query,
            String parameters,
            long queryId,
            List<String> properties,
            long planning,
            long execution) {
        if (use == PlanUse.NODES || tellsWorkers(nodes, count)) {
            List<PlanNode> built = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                built.add(nodes.get(i).build());
            }
            return new ExplainedPlan(query, parameters, queryId, built, properties, planning, execution);
        }
        PlanRows rows = new PlanRows(count);
        for (int i = 0; i < count; i++) {
            nodes.get(i).row(rows, i);
        }
        PlanTotals totals = PlanTotals.of(nodes.getFirst(), nodes, count);
        return new ExplainedPlan(query, parameters, queryId, List.of(), properties, planning, execution, totals, rows);
    }

    /// Whether a line tells of workers, of which sums are made with nodes.
    private static boolean tellsWorkers(List<NodeBuilder> nodes, int count) {
        for (int i = 0; i < count; i++) {
            List<String> details = nodes.get(i).details;
            for (int line = 0; line < details.size(); line++) {
                if (details.get(line).startsWith(PlanTotals.WORKER)) {
                    return true;
                }
            }
        }
        return false;
    }
}
