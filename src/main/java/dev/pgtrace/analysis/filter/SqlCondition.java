package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.find.TextPattern;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;

/// Tests the SQL: the normalised text, once a statement; where that does not pass, the text as printed, because that
/// has the literals: once for all cursors that have the same. Of an execution whose text is not in the file nothing is
/// known.
final class SqlCondition implements Condition {
    /// A test of bytes.
    private interface ByteTest {
        boolean test(byte[] bytes, int from, int to);
    }

    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final SqlBytes sql;
    private final ByteTest raw;
    private final ByteTest normalised;
    private final Verdicts statements;
    private final DistinctTexts texts;
    private final Verdicts textVerdicts;
    private final Verdicts numberedVerdicts;

    private SqlCondition(Trace trace, DistinctTexts texts, ByteTest raw, ByteTest normalised) {
        this.trace = trace;
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.sql = new SqlBytes(trace);
        this.raw = raw;
        this.normalised = normalised;
        this.statements = new Verdicts(trace.statements().size());
        this.texts = texts;
        this.textVerdicts = new Verdicts(16);
        this.numberedVerdicts = new Verdicts(16);
    }

    static SqlCondition of(Trace trace, DistinctTexts texts, FilterOperator operator, String text) {
        if (operator == FilterOperator.CONTAINS) {
            TextPattern printed = TextPattern.of(text, trace.info().charset());
            TextPattern shown = TextPattern.of(text, StandardCharsets.UTF_8);
            return new SqlCondition(trace, texts, printed::isIn, shown::isIn);
        }
        TextTest test = TextTest.of(operator, text);
        return new SqlCondition(
                trace,
                texts,
                (bytes, from, to) -> test.test(
                        new String(bytes, from, to - from, trace.info().charset())),
                (bytes, from, to) -> test.test(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
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
        int number = (int) cursors.get(cursor, CursorColumn.TEXT);
        if (number >= 0) {
            return numberedVerdicts.known(number)
                    ? numberedVerdicts.get(number)
                    : numberedVerdicts.put(number, printed(sql.read(cursor)));
        }
        int text = texts.of(cursor);
        return text >= 0 && textVerdicts.known(text) ? textVerdicts.get(text) : inCursor(cursor);
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
        return text.length == 0 ? Truth.UNKNOWN : Truth.of(normalised.test(text, 0, text.length));
    }

    private Truth inCursor(int cursor) throws TraceException {
        int length = sql.read(cursor);
        int text = texts.of(cursor);
        if (text == DistinctTexts.UNKNOWN) {
            text = texts.put(cursor, Hashes.ofMany(sql.buffer(), sql.from(), sql.from() + length));
        }
        if (textVerdicts.known(text)) {
            return textVerdicts.get(text);
        }
        return textVerdicts.put(text, printed(length));
    }

    /// Tests the text that was read.
    private Truth printed(int length) {
        return length == 0 ? Truth.UNKNOWN : Truth.of(raw.test(sql.buffer(), sql.from(), sql.from() + length));
    }
}
