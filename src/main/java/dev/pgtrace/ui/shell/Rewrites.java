package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlTokenKind;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.compare.RecordedBinds;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.SelectionSql;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads a statement of a trace to be tried against a rewrite.
final class Rewrites {
    /// @param binds where the statement has parameters
    record Rewrite(String title, String sql, Optional<RecordedBinds> binds) {}

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();

    Rewrites(TaskRunner runner) {
        this.runner = runner;
    }

    void read(OpenedTrace opened, Selection selection, Consumer<Rewrite> then) {
        Trace trace = opened.context().trace().orElse(null);
        if (trace == null || !selection.hasStatement()) {
            return;
        }
        String title = opened.title();
        BackgroundTask.of((progress, cancel) -> read(title, trace, selection))
                .onSuccess(then)
                .start(runner, slot);
    }

    private static Rewrite read(String title, Trace trace, Selection selection) throws TraceException {
        String sql = SelectionSql.printed(trace, selection);
        boolean parameters = SqlText.tokens(sql).stream().anyMatch(token -> token.kind() == SqlTokenKind.PARAMETER);
        long fingerprint = trace.statements().get(selection.statement(), StatementColumn.FINGERPRINT);
        return new Rewrite(
                Messages.get("compare.rewrite.title", title, String.valueOf(selection.statement() + 1)),
                sql,
                parameters ? Optional.of(new RecordedBinds(title, trace, fingerprint)) : Optional.empty());
    }
}
