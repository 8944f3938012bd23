package dev.pgtrace.export;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.IOException;

/// A cursor with its text and its executions in full.
public final class CursorText {
    private final Trace trace;
    private final TierModel model;
    private final int top;

    /// @param top executions to show in full
    public CursorText(Trace trace, TierModel model, int top) {
        this.trace = trace;
        this.model = model;
        this.top = top;
    }

    /// @param cursor row in the table of cursors
    public void write(int cursor, Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> cursor(cursor, out));
    }

    private void cursor(int cursor, Appendable out) throws IOException, TraceException {
        Table<CursorColumn> cursors = trace.cursors();
        out.append(ExecutionListText.id(trace, cursor));
        long statement = cursors.get(cursor, CursorColumn.STATEMENT);
        if (statement >= 0) {
            long fingerprint = trace.statements().get((int) statement, StatementColumn.FINGERPRINT);
            out.append(" · ").append(ReportTexts.get("text.fingerprint", String.format("%016x", fingerprint)));
        }
        String offset = Counts.grouped(cursors.get(cursor, CursorColumn.OFFSET_BYTES));
        String planning = Figures.timeOrMissing(cursors.get(cursor, CursorColumn.PARSE_MICROS));
        String blocks = Figures.count(cursors.get(cursor, CursorColumn.PARSE_BLOCKS));
        out.append(" · ").append(ReportTexts.get("text.byte", offset));
        out.append(" · ").append(ReportTexts.get("text.cursor.planning", planning, blocks));
        out.append('\n');
        String flags = ExecutionWords.cursorFlags(cursors.get(cursor, CursorColumn.FLAGS));
        if (!flags.isEmpty()) {
            out.append("  ").append(flags).append('\n');
        }
        sql(trace, cursor, out);
        executions(cursor, out);
    }

    static void sql(Trace trace, int cursor, Appendable out) throws IOException, TraceException {
        TextReport.heading(out, "SQL");
        if (cursor < 0 || !trace.cursors().has(cursor, CursorColumn.SQL_LENGTH)) {
            out.append("  ").append(StatementTexts.none()).append('\n');
            return;
        }
        for (String line :
                PlainText.lines(trace.text().sql(trace, cursor)).stripTrailing().split("\n", -1)) {
            out.append("  ").append(line).append('\n');
        }
    }

    private void executions(int cursor, Appendable out) throws IOException, TraceException {
        int count = 0;
        for (int e = 0; e < trace.executions().size(); e++) {
            count += trace.executions().get(e, ExecutionColumn.CURSOR) == cursor ? 1 : 0;
        }
        if (count == 0) {
            out.append('\n').append(ReportTexts.get("text.cursor.never")).append('\n');
            return;
        }
        ExecutionText text = new ExecutionText(trace, model, out);
        int number = 0;
        for (int e = 0; e < trace.executions().size() && number < top; e++) {
            if (trace.executions().get(e, ExecutionColumn.CURSOR) == cursor) {
                number++;
                text.write(e, ReportTexts.get("text.execution", Counts.grouped(number), Counts.grouped(count)));
            }
        }
        if (number < count) {
            String more = Counts.grouped(count - number);
            out.append('\n')
                    .append(ReportTexts.get("text.execution.more", more))
                    .append('\n');
        }
    }
}
