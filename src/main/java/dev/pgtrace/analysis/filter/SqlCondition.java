package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.find.TextPattern;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;

/// Looks for a text in the SQL: in the normalised text, once a statement; where that does not have it, in the
/// text as printed, once a cursor, because that has the literals.
final class SqlCondition implements Condition {
    private static final int LONGEST = 1 << 20;

    private final Trace trace;
    private final Table<CursorColumn> cursors;
    private final TextPattern raw;
    private final TextPattern normalised;
    private final Verdicts statements;
    private final Verdicts cursorVerdicts;
    private byte[] buffer = new byte[1 << 8];

    SqlCondition(Trace trace, String text) {
        this.trace = trace;
        this.cursors = trace.cursors();
        this.raw = TextPattern.of(text, trace.info().charset());
        this.normalised = TextPattern.of(text, StandardCharsets.UTF_8);
        this.statements = new Verdicts(trace.statements().size());
        this.cursorVerdicts = new Verdicts(cursors.size());
    }

    @Override
    public boolean test(int execution) throws TraceException {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        int statement = cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
        if (statement < 0) {
            return false;
        }
        if (statements.known(statement)
                ? statements.get(statement)
                : statements.put(statement, inStatement(statement))) {
            return true;
        }
        return cursorVerdicts.known(cursor) ? cursorVerdicts.get(cursor) : cursorVerdicts.put(cursor, inCursor(cursor));
    }

    @Override
    public Cost cost() {
        return Cost.TEXT;
    }

    private boolean inStatement(int statement) throws TraceException {
        int first = (int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR);
        if (first < 0) {
            return false;
        }
        int length = read(first);
        byte[] text =
                SqlNormalizer.text(buffer, 0, length, trace.info().charset()).getBytes(StandardCharsets.UTF_8);
        return normalised.isIn(text, 0, text.length);
    }

    private boolean inCursor(int cursor) throws TraceException {
        int length = read(cursor);
        return raw.isIn(buffer, 0, length);
    }

    /// Reads the SQL text of a cursor into the buffer and returns its length.
    private int read(int cursor) throws TraceException {
        long delta = cursors.get(cursor, CursorColumn.SQL_DELTA);
        int length = (int) Math.min(LONGEST, cursors.orZero(cursor, CursorColumn.SQL_LENGTH));
        if (delta == Table.MISSING || length == 0) {
            return 0;
        }
        if (buffer.length < length || buffer.length > 8 * length + 256) {
            buffer = new byte[Integer.highestOneBit(Math.max(256, length) * 2 - 1)];
        }
        long offset = cursors.get(cursor, CursorColumn.OFFSET_BYTES) + delta;
        return Math.min(length, trace.text().bytes(offset, buffer));
    }
}
