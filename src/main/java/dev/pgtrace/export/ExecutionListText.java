package dev.pgtrace.export;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.io.IOException;

/// Executions as a table, nested ones indented below their parents.
public final class ExecutionListText {
    private final Trace trace;
    private final TextTable table = new TextTable("  ")
            .right("Cursor")
            .right("At byte")
            .right("Elapsed")
            .right("CPU")
            .right("Rows")
            .right("Hit")
            .right("Read")
            .elastic("Statement");

    public ExecutionListText(Trace trace) {
        this.trace = trace;
    }

    /// Writes a page of executions in file order.
    ///
    /// @param skip chosen executions to pass over
    /// @param top  executions to show
    public void write(ExecutionSet selection, int skip, int top, Appendable out) throws IOException, TraceException {
        int number = 0;
        int shown = 0;
        for (int e = selection.next(0); e >= 0 && shown < top; e = selection.next(e + 1)) {
            if (number++ >= skip) {
                add(e);
                shown++;
            }
        }
        String of = Figures.plural(selection.count(), "execution", "executions");
        if (shown == 0) {
            out.append(of)
                    .append(selection.count() == 0 ? "" : ": none after " + Counts.grouped(skip))
                    .append('\n');
            return;
        }
        if (shown < selection.count()) {
            out.append("Executions ").append(Counts.grouped(skip + 1L)).append(" to ");
            out.append(Counts.grouped((long) skip + shown)).append(" of ").append(Counts.grouped(selection.count()));
            out.append(", in file order\n");
        } else {
            out.append(of).append(", in file order\n");
        }
        table.write(out);
        if (skip + shown < selection.count()) {
            out.append("  more with --skip ")
                    .append(Integer.toString(skip + shown))
                    .append('\n');
        }
    }

    /// Writes these executions in this order.
    void write(int[] executions, Appendable out) throws IOException, TraceException {
        for (int e : executions) {
            add(e);
        }
        table.write(out);
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
