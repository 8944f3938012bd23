package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.SelectionSql;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Copy;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.kit.task.Work;
import dev.pgtrace.ui.kit.text.PlanText;
import java.util.List;

/// Puts what is selected on the clipboard in one form or another.
final class CopyActions {
    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();

    CopyActions(TaskRunner runner) {
        this.runner = runner;
    }

    /// The SQL text as it is in the trace.
    void sql(TraceContext context) {
        Selection selection = context.selectionProperty().get();
        context.trace().ifPresent(trace -> later((progress, cancel) -> SelectionSql.printed(trace, selection)));
    }

    /// SQL that can be run: the binds of the selected execution, or of the statement's first one, as literals.
    void runnableSql(TraceContext context) {
        Selection selection = context.selectionProperty().get();
        context.trace().ifPresent(trace -> later((progress, cancel) -> SelectionSql.runnable(trace, selection)));
    }

    /// The plan of the selected execution with its figures, indented; empty where it has none.
    void plan(TraceContext context) {
        int execution = context.selectionProperty().get().execution();
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null && execution != Selection.NOTHING) {
            later((progress, cancel) -> analysis.trace().executions().get(execution, ExecutionColumn.SHAPE) < 0
                    ? ""
                    : PlanText.of(Analyzer.plan(analysis.trace(), execution, analysis.model())));
        }
    }

    /// The selected statement as one line of a table.
    void row(TraceContext context) {
        table(context, context.selectionProperty().get().statement());
    }

    private void table(TraceContext context, int statement) {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis != null) {
            List<StatementProfile> rows = analysis.statements().stream()
                    .filter(profile -> profile.statement() == statement)
                    .toList();
            later((progress, cancel) -> write(analysis.trace(), rows, cancel));
        }
    }

    private static String write(Trace trace, List<StatementProfile> rows, CancelToken cancel) throws TraceException {
        StatementTable table = new StatementTable();
        for (StatementProfile profile : rows) {
            cancel.check();
            table.add(profile, trace.text().sql(trace, profile.firstCursor()));
        }
        return table.text();
    }

    private void later(Work<String> work) {
        BackgroundTask.of(work).onSuccess(Copy::text).start(runner, slot);
    }
}
