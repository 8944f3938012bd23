package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.find.TextPattern;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;

/// Tests the SQL: the normalised text, once a statement; where that does not pass, the text as printed, once a
/// cursor, because that has the literals. Of an execution whose text is not in the file nothing is known.
final class SqlCondition implements Condition {
    /// A test of bytes.
    private interface ByteTest {
        boolean test(byte[] bytes, int length);
    }

    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final SqlBytes sql;
    private final ByteTest raw;
    private final ByteTest normalised;
    private final Verdicts statements;
    private final Verdicts cursorVerdicts;

    private SqlCondition(Trace trace, ByteTest raw, ByteTest normalised) {
        this.trace = trace;
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.sql = new SqlBytes(trace);
        this.raw = raw;
        this.normalised = normalised;
        this.statements = new Verdicts(trace.statements().size());
        this.cursorVerdicts = new Verdicts(cursors.size());
    }

    static SqlCondition of(Trace trace, FilterOperator operator, String text) {
        if (operator == FilterOperator.CONTAINS) {
            TextPattern printed = TextPattern.of(text, trace.info().charset());
            TextPattern shown = TextPattern.of(text, StandardCharsets.UTF_8);
            return new SqlCondition(
                    trace,
                    (bytes, length) -> printed.isIn(bytes, 0, length),
                    (bytes, length) -> shown.isIn(bytes, 0, length));
        }
        TextTest test = TextTest.of(operator, text);
        return new SqlCondition(
                trace,
                (bytes, length) ->
                        test.test(new String(bytes, 0, length, trace.info().charset())),
                (bytes, length) -> test.test(new String(bytes, 0, length, StandardCharsets.UTF_8)));
    }

    @Override
    public Truth test(int execution) throws TraceException {
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        int statement = cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
        if (statement < 0) {
            return Truth.UNKNOWN;
        }
        Truth shown = statements.known(statement)
                ? statements.get(statement)
                : statements.put(statement, inStatement(statement));
        if (shown == Truth.YES) {
            return shown;
        }
        return cursorVerdicts.known(cursor) ? cursorVerdicts.get(cursor) : cursorVerdicts.put(cursor, inCursor(cursor));
    }

    @Override
    public Cost cost() {
        return Cost.TEXT;
    }

    private Truth inStatement(int statement) throws TraceException {
        int first = (int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR);
        if (first < 0) {
            return Truth.UNKNOWN;
        }
        byte[] text = sql.normalised(first).getBytes(StandardCharsets.UTF_8);
        return text.length == 0 ? Truth.UNKNOWN : Truth.of(normalised.test(text, text.length));
    }

    private Truth inCursor(int cursor) throws TraceException {
        int length = sql.read(cursor);
        return length == 0 ? Truth.UNKNOWN : Truth.of(raw.test(sql.buffer(), length));
    }
}
