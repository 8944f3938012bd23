package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;

/// Tests something of the statement, once a statement. Of an execution whose statement is not in the file nothing is
/// known.
final class StatementCondition implements Condition {
    /// A test of a row of the table of statements.
    @FunctionalInterface
    interface StatementTest {
        Truth test(int statement) throws TraceException;
    }

    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final StatementTest test;
    private final Verdicts verdicts;
    private final Cost cost;

    StatementCondition(Trace trace, Cost cost, StatementTest test) {
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.test = test;
        this.verdicts = new Verdicts(trace.statements().size());
        this.cost = cost;
    }

    @Override
    public Truth test(int execution) throws TraceException {
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        int statement = cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
        if (statement < 0) {
            return Truth.UNKNOWN;
        }
        return verdicts.known(statement) ? verdicts.get(statement) : verdicts.put(statement, test.test(statement));
    }

    @Override
    public Cost cost() {
        return cost;
    }
}
