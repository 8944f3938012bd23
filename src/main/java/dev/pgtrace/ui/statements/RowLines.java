package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.TraceLines;

/// The lines of the file that the rows of the tree came from.
final class RowLines {
    private final StatementsViewModel model;
    private final TraceLines lines;

    RowLines(StatementsViewModel model, TraceLines lines) {
        this.model = model;
        this.lines = lines;
    }

    Evidence of(Branch branch) {
        return of(branch, Component.UNACCOUNTED);
    }

    /// @param component that the figure is about, where it is one of a ledger
    Evidence of(Branch branch, Component component) {
        Selection selection = StatementsViewModel.selection(branch);
        TreeSource source = model.source();
        if (source == null || selection.isNone()) {
            return new Evidence.None(Messages.get("explain.evidence.missing"));
        }
        Trace trace = source.trace();
        return switch (branch.row()) {
            case Row.Statement statement ->
                lines.ofComponent(
                        statement.profile().statement(), statement.profile().calls(), component);
            case Row.Call call -> lines.at(selection.at(offset(trace, call)));
            case Row.Wait wait -> lines.at(selection.at(trace.waits().get(wait.row(), WaitColumn.OFFSET_BYTES)));
            case Row.Waits waits
            when waits.figures().value(Column.CALLS) > 1 ->
                lines.found(
                        Messages.get(
                                "explain.records.waits_counted",
                                Counts.grouped(waits.figures().value(Column.CALLS)),
                                waits.event()),
                        of -> selection.at(longest(of, waits)),
                        selection);
            case Row.Waits waits -> lines.at(selection.at(longest(trace, waits)));
            case Row.Root _,
                    Row.Execution _,
                    Row.Node _,
                    Row.Samples _,
                    Row.Sample _,
                    Row.Nested _,
                    Row.More _,
                    Row.Note _ -> lines.at(selection);
        };
    }

    private static long offset(Trace trace, Row.Call call) {
        if (call.call() >= 0) {
            return trace.calls().get(call.call(), CallColumn.OFFSET_BYTES);
        }
        int cursor = (int) trace.executions().get(call.execution(), ExecutionColumn.CURSOR);
        long execution = trace.executions().get(call.execution(), ExecutionColumn.OFFSET_BYTES);
        return switch (call.kind()) {
            case PARSE -> cursor < 0 ? execution : trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES);
            case BIND -> execution - trace.executions().orZero(call.execution(), ExecutionColumn.BINDS_BACK);
            case EXEC, FETCH, CLOSE, LOB, COMMIT, ROLLBACK -> execution;
        };
    }

    private static long longest(Trace trace, Row.Waits group) {
        long most = -1;
        long offset = Selection.NOTHING;
        for (int row : RowsOfExecution.waits(trace, group.execution())) {
            long micros = trace.waits().orZero(row, WaitColumn.ELAPSED_MICROS);
            if (trace.waits().get(row, WaitColumn.NAME) == group.name() && micros > most) {
                most = micros;
                offset = trace.waits().get(row, WaitColumn.OFFSET_BYTES);
            }
        }
        return offset;
    }
}
