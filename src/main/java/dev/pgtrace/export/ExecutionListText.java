package dev.pgtrace.export;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.io.IOException;
import java.util.List;

/// Executions as a table, nested ones indented below their parents.
public final class ExecutionListText {
    private final Trace trace;
    private final TextTable table = new TextTable("  ");

    public ExecutionListText(Trace trace) {
        this.trace = trace;
    }

    /// Writes a page of executions in file order.
    ///
    /// @param skip chosen executions to pass over
    /// @param top  executions to show
    public void write(ExecutionSet selection, int skip, int top, Appendable out) throws IOException, TraceException {
        ReportTexts.spoken(() -> list(selection, skip, top, out));
    }

    private void list(ExecutionSet selection, int skip, int top, Appendable out) throws IOException, TraceException {
        columns();
        int number = 0;
        int shown = 0;
        for (int e = selection.next(0); e >= 0 && shown < top; e = selection.next(e + 1)) {
            if (number++ >= skip) {
                add(e);
                shown++;
            }
        }
        String of = ReportTexts.count(selection.count(), "execution");
        if (shown == 0) {
            boolean passedOver = selection.count() > 0;
            out.append(passedOver ? ReportTexts.get("text.executions.after", of, Counts.grouped(skip)) : of)
                    .append('\n');
            return;
        }
        if (shown < selection.count()) {
            String first = Counts.grouped(skip + 1L);
            String last = Counts.grouped((long) skip + shown);
            String all = Counts.grouped(selection.count());
            out.append(ReportTexts.get("text.executions.page", first, last, all))
                    .append('\n');
        } else {
            out.append(ReportTexts.get("text.executions", of)).append('\n');
        }
        table.write(out);
        if (skip + shown < selection.count()) {
            String next = Integer.toString(skip + shown);
            out.append("  ")
                    .append(ReportTexts.get("text.executions.more", next))
                    .append('\n');
        }
    }

    /// Writes these executions in this order.
    void write(int[] executions, Appendable out) throws IOException, TraceException {
        columns();
        for (int e : executions) {
            add(e);
        }
        table.write(out);
    }

    private void columns() {
        for (String key : List.of(
                "executions.cursor",
                "column.byte",
                "column.elapsed",
                "column.cpu",
                "column.rows",
                "column.hit",
                "column.read")) {
            table.right(ReportTexts.get(key));
        }
        table.elastic(ReportTexts.get("column.statement"));
    }

    private void add(int execution) throws TraceException {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        String flags = ExecutionWords.flags(trace.executions().get(execution, ExecutionColumn.FLAGS));
        String sql = cursor >= 0 && trace.cursors().has(cursor, CursorColumn.SQL_LENGTH)
                ? trace.text().sql(trace, cursor)
                : "";
        table.row(
                id(trace, cursor),
                Counts.grouped(trace.executions().get(execution, ExecutionColumn.OFFSET_BYTES)),
                Figures.timeOrMissing(get(execution, ExecutionColumn.ELAPSED_MICROS)),
                Figures.timeOrMissing(get(execution, ExecutionColumn.CPU_MICROS)),
                Figures.compact(get(execution, ExecutionColumn.ROWS)),
                Figures.compact(get(execution, ExecutionColumn.HIT_BLOCKS)),
                Figures.compact(get(execution, ExecutionColumn.READ_BLOCKS)),
                "  ".repeat(ExecutionWords.depth(trace, execution))
                        + (flags.isEmpty() ? "" : "[" + flags + "] ")
                        + StatementTexts.shown(sql, TextTable.PAGE));
    }

    private long get(int execution, ExecutionColumn column) {
        return trace.executions().get(execution, column);
    }

    static String id(Trace trace, int cursor) {
        return cursor < 0 || !trace.cursors().has(cursor, CursorColumn.ID)
                ? Figures.MISSING
                : "#" + trace.cursors().get(cursor, CursorColumn.ID);
    }
}
