package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Tests PostgreSQL's own id of the statement, as digits.
final class QueryIdCondition implements Condition {
    private final TableReader<ExecutionColumn> executions;
    private final TextTest test;

    QueryIdCondition(Trace trace, TextTest test) {
        this.executions = new TableReader<>(trace.executions());
        this.test = test;
    }

    @Override
    public Truth test(int execution) {
        long id = executions.get(execution, ExecutionColumn.QUERY_ID);
        return id == Table.MISSING ? Truth.UNKNOWN : Truth.of(test.test(Long.toString(id)));
    }

    @Override
    public Cost cost() {
        return Cost.SHAPE;
    }
}
