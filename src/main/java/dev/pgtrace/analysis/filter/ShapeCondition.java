package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Tests the nodes of the plan, once a plan shape: one of them must pass. Of an execution without plan nothing is
/// known.
final class ShapeCondition implements Condition {
    /// A text of a plan node; empty where there is none.
    @FunctionalInterface
    interface NodeText {
        String of(int shape, int node);
    }

    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TextTest test;
    private final NodeText text;
    private final Verdicts verdicts;

    ShapeCondition(Trace trace, TextTest test, NodeText text) {
        this.trace = trace;
        this.executions = new TableReader<>(trace.executions());
        this.test = test;
        this.text = text;
        this.verdicts = new Verdicts(trace.shapes().size());
    }

    @Override
    public Truth test(int execution) {
        int shape = (int) executions.get(execution, ExecutionColumn.SHAPE);
        if (shape < 0) {
            return Truth.UNKNOWN;
        }
        return verdicts.known(shape) ? verdicts.get(shape) : verdicts.put(shape, Truth.of(anyNode(shape)));
    }

    @Override
    public Cost cost() {
        return Cost.SHAPE;
    }

    private boolean anyNode(int shape) {
        for (int node = 0; node < trace.shapes().nodeCount(shape); node++) {
            String found = text.of(shape, node);
            if (!found.isEmpty() && test.test(found)) {
                return true;
            }
        }
        return false;
    }
}
