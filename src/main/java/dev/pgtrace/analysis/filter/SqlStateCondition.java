package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Trace;

/// Tests the code of the error. It stands in the file only, so it is read for executions that failed.
final class SqlStateCondition implements Condition {
    private final Trace trace;
    private final TextTest test;

    SqlStateCondition(Trace trace, TextTest test) {
        this.trace = trace;
        this.test = test;
    }

    @Override
    public boolean test(int execution) throws TraceException {
        return ExecutionFlag.ERROR.in(trace.executions().get(execution, ExecutionColumn.FLAGS))
                && trace.text()
                        .detail(trace, execution)
                        .failure()
                        .filter(failure -> test.test(failure.sqlState()))
                        .isPresent();
    }

    @Override
    public Cost cost() {
        return Cost.TEXT;
    }
}
