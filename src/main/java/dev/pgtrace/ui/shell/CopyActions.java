package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.analysis.sql.RunnableSql;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.task.Work;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts what is selected on the clipboard in one form or another.
final class CopyActions {
    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();

    CopyActions(TaskRunner runner) {
        this.runner = runner;
    }

    void text(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    /// The SQL text as it is in the trace.
    void sql(TraceContext context) {
        Selection selection = context.selectionProperty().get();
        context.trace()
                .ifPresent(trace -> later((progress, cancel) -> trace.text().sql(trace, cursor(trace, selection))));
    }

    /// SQL that can be run: the binds of the selected execution, or of the statement's first one, as literals.
    void runnableSql(TraceContext context) {
        Selection selection = context.selectionProperty().get();
        context.trace().ifPresent(trace -> later((progress, cancel) -> runnable(trace, selection)));
    }

    /// The selected statement as one line of a table.
    void row(TraceContext context) {
        int statement = context.selectionProperty().get().statement();
        table(context, statement, StatementTable.Form.TABS);
    }

    void csv(TraceContext context) {
        table(context, Selection.NOTHING, StatementTable.Form.CSV);
    }

    void markdown(TraceContext context) {
        table(context, Selection.NOTHING, StatementTable.Form.MARKDOWN);
    }

    private void table(TraceContext context, int statement, StatementTable.Form form) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null) {
            List<StatementProfile> rows = analysis.statements().stream()
                    .filter(profile -> statement == Selection.NOTHING || profile.statement() == statement)
                    .toList();
            later((progress, cancel) -> write(analysis.trace(), rows, form, cancel));
        }
    }

    private static String write(Trace trace, List<StatementProfile> rows, StatementTable.Form form, CancelToken cancel)
            throws TraceException {
        StatementTable table = new StatementTable(form);
        for (StatementProfile profile : rows) {
            cancel.check();
            table.add(profile, trace.text().sql(trace, profile.firstCursor()));
        }
        return table.text();
    }

    private static String runnable(Trace trace, Selection selection) throws TraceException {
        String sql = trace.text().sql(trace, cursor(trace, selection));
        BindTypes types = BindTypes.of(trace.info().dialect());
        Optional<Integer> execution = execution(trace, selection);
        if (execution.isEmpty()) {
            return RunnableSql.of(sql, List.of(), types);
        }
        ExecutionDetail detail = trace.text().detail(trace, execution.get());
        return RunnableSql.of(sql, detail.binds(), types);
    }

    private static Optional<Integer> execution(Trace trace, Selection selection) {
        if (selection.hasExecution()) {
            return Optional.of(selection.execution());
        }
        for (int row = 0; row < trace.executions().size(); row++) {
            int cursor = (int) trace.executions().get(row, ExecutionColumn.CURSOR);
            if (trace.cursors().get(cursor, CursorColumn.STATEMENT) == selection.statement()) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static int cursor(Trace trace, Selection selection) {
        if (selection.hasExecution()) {
            return (int) trace.executions().get(selection.execution(), ExecutionColumn.CURSOR);
        }
        return (int) trace.statements().get(selection.statement(), dev.pgtrace.model.StatementColumn.FIRST_CURSOR);
    }

    private void later(Work<String> work) {
        BackgroundTask.of(work).onSuccess(this::text).start(runner, slot);
    }
}
