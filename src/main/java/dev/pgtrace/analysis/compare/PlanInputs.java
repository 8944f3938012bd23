package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads plans to compare.
public final class PlanInputs {
    private static final Set<String> CONDITIONS = Set.of(
            "Index Cond",
            "Recheck Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "Filter",
            "One-Time Filter",
            "TID Cond",
            "Order By",
            "Sort Key",
            "Presorted Key",
            "Group Key",
            "Cache Key",
            "Run Condition");

    private PlanInputs() {}

    /// The plan of an execution with its conditions; [ComparedPlan#NONE] where it has none. Reads the file.
    public static ComparedPlan read(Trace trace, int execution, TierModel model) throws TraceException {
        PlanFigures figures = Analyzer.plan(trace, execution, model);
        if (figures.nodes().isEmpty()) {
            return ComparedPlan.NONE;
        }
        ExecutionDetail detail = trace.text().detail(trace, execution);
        List<ExecutionDetail.PlanNode> printed = detail.plan();
        boolean told = printed.size() == figures.nodes().size();
        List<ComparedNode> nodes = new ArrayList<>(figures.nodes().size());
        for (PlanFigures.Node node : figures.nodes()) {
            nodes.add(node(node, told ? printed.get(node.position()).details() : List.of()));
        }
        return new ComparedPlan(figures.executions(), nodes, detail.planProperties());
    }

    private static ComparedNode node(PlanFigures.Node figures, List<String> lines) {
        NodeKind kind = NodeKind.of(figures.label());
        String target = figures.relation();
        String alias = "";
        String subplan = "";
        List<String> conditions = new ArrayList<>();
        List<String> details = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            String name = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 2);
            switch (name) {
                case "Alias" -> alias = value;
                case "CTE Name", "Function Name", "Table Function Name", "Tuplestore Name" ->
                    target = target.isEmpty() ? value : target;
                case "Subplan Name" -> subplan = value;
                default -> (CONDITIONS.contains(name) ? conditions : details).add(line);
            }
        }
        if (kind.nodeClass() == NodeClass.SCAN && target.isEmpty()) {
            target = alias; // VALUES and the like have nothing but an alias
        }
        return new ComparedNode(
                figures,
                kind.nodeClass(),
                kind.kind(),
                target,
                alias.isEmpty() ? target : alias,
                conditions,
                subplan,
                details);
    }
}
