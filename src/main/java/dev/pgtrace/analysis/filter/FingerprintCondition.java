package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import java.util.HexFormat;

/// Tests the fingerprint, once a statement.
final class FingerprintCondition implements Condition {
    private final Trace trace;
    private final TextTest test;
    private final Verdicts verdicts;

    FingerprintCondition(Trace trace, TextTest test) {
        this.trace = trace;
        this.test = test;
        this.verdicts = new Verdicts(trace.statements().size());
    }

    @Override
    public boolean test(int execution) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        int statement = cursor < 0 ? -1 : (int) trace.cursors().get(cursor, CursorColumn.STATEMENT);
        if (statement < 0) {
            return false;
        }
        return verdicts.known(statement) ? verdicts.get(statement) : verdicts.put(statement, matches(statement));
    }

    @Override
    public Cost cost() {
        return Cost.SHAPE;
    }

    private boolean matches(int statement) {
        return test.test(HexFormat.of().toHexDigits(trace.statements().get(statement, StatementColumn.FINGERPRINT)));
    }
}
