package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.PlanFigures;
import java.util.List;

/// A plan with what plans are matched by.
///
/// @param executions how many executions its figures are sums of
/// @param nodes      in printed order, parents first
/// @param properties what EXPLAIN says of the whole plan (JIT, settings, triggers), `Name: value` each
public record ComparedPlan(int executions, List<ComparedNode> nodes, List<String> properties) {
    public static final ComparedPlan NONE = new ComparedPlan(1, List.of(), List.of());

    public ComparedPlan {
        nodes = List.copyOf(nodes);
        properties = List.copyOf(properties);
        for (ComparedNode node : nodes) {
            PlanFigures.Node figures = node.figures();
            if (figures.parent() >= figures.position()) {
                throw new IllegalArgumentException("node " + figures.position() + " comes before its parent");
            }
        }
    }
}
