package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.PlanRows;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
        boolean workers = tellsWorkers(nodes, count);
        boolean whole = use == PlanUse.NODES || workers;
        List<PlanNode> built = new ArrayList<>(whole ? count : 0);
        PlanRows rows = whole ? PlanRows.NONE : new PlanRows(count);
        for (int i = 0; i < count; i++) {
            if (whole) {
                built.add(nodes.get(i).build());
            } else {
                nodes.get(i).row(rows, i);
            }
        }
        PlanTotals totals = PlanTotals.of(
                nodes,
                count,
                workers ? PlanShares.workerReadBlocks(built) : Table.MISSING,
                workers && hasLine(nodes, count, PlanTotals::launched));
        return new ExplainedPlan(query, parameters, queryId, built, properties, planning, execution, totals, rows);
    }

    /// Whether a line tells of workers, of which sums are made with nodes.
    private static boolean tellsWorkers(List<NodeBuilder> nodes, int count) {
        return hasLine(nodes, count, line -> line.startsWith(PlanTotals.WORKER));
    }

    private static boolean hasLine(List<NodeBuilder> nodes, int count, Predicate<String> wanted) {
        for (int i = 0; i < count; i++) {
            List<String> details = nodes.get(i).details;
            for (int line = 0; line < details.size(); line++) {
                if (wanted.test(details.get(line))) {
                    return true;
                }
            }
        }
        return false;
    }
}
