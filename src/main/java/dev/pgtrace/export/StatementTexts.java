package dev.pgtrace.export;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;

/// Texts of statements, read from the trace.
final class StatementTexts {
    private final Trace trace;

    StatementTexts(Trace trace) {
        this.trace = trace;
    }

    /// The normalised text on one line; empty where the trace has none.
    String normalised(StatementProfile profile) throws TraceException {
        return normalised(profile.firstCursor());
    }

    /// The normalised text of a row of the table of statements; empty where the trace has none.
    String ofStatement(int statement) throws TraceException {
        return normalised((int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR));
    }

    private String normalised(int cursor) throws TraceException {
        if (cursor == Table.MISSING || !trace.cursors().has(cursor, CursorColumn.SQL_LENGTH)) {
            return "";
        }
        return PlainText.oneLine(SqlNormalizer.text(trace.text().sql(trace, cursor)));
    }

    /// Shown for a statement whose text is not in the trace.
    static String none() {
        return ReportTexts.get("statements.noText");
    }

    /// For people: never empty, cut to a width.
    static String shown(String sql, int width) {
        return sql.isEmpty() ? none() : PlainText.cut(PlainText.oneLine(sql), width);
    }
}
