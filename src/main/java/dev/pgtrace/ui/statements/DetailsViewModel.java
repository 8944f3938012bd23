package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The details of the selected row and the spread of its statement. What is shown stays until what replaces it has
/// been read.
final class DetailsViewModel {
    /// What there is to show.
    sealed interface State {
        record Nothing() implements State {}

        record Ready(Details details) implements State {}

        /// @param reason why the file could not be read
        record Failed(String reason) implements State {}
    }

    private record SpreadOf(TreeSource source, int statement) {}

    private final StatementsViewModel statements;
    private final TraceContext context;
    private final TaskSlot detailSlot = new TaskSlot();
    private final TaskSlot spreadSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", new State.Nothing());
    private final ReadOnlyObjectWrapper<SpreadShown> spread =
            new ReadOnlyObjectWrapper<>(this, "spread", SpreadShown.NOTHING);
    private @Nullable SpreadOf spreadOf;

    DetailsViewModel(StatementsViewModel statements) {
        this.statements = statements;
        this.context = statements.context();
        statements.selectedProperty().addListener((observable, before, now) -> show());
        context.analysisProperty().addListener((observable, before, now) -> show());
        show();
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SpreadShown> spreadProperty() {
        return spread.getReadOnlyProperty();
    }

    private void show() {
        Branch branch = statements.selectedProperty().get();
        TreeSource source = statements.source();
        if (branch == null || source == null) {
            detailSlot.cancel();
            spreadSlot.cancel();
            spreadOf = null;
            state.set(new State.Nothing());
            spread.set(SpreadShown.NOTHING);
            return;
        }
        Selection selection = StatementsViewModel.selection(branch);
        showDetails(branch, source, selection);
        showSpread(source, selection);
    }

    private void showDetails(Branch selected, TreeSource source, Selection selection) {
        Branch branch = selected;
        while (!selection.hasExecution() && !(branch.row() instanceof Row.Statement)) {
            Branch parent = branch.parent();
            if (parent == null) {
                return;
            }
            branch = parent;
        }
        Row row = branch.row();
        BackgroundTask.of((progress, cancel) -> new DetailsReader(source).read(row, selection.execution()))
                .onSuccess(details -> state.set(new State.Ready(details)))
                .onFailure(fault -> state.set(new State.Failed(
                        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage())))
                .start(context.runner(), detailSlot);
    }

    private void showSpread(TreeSource source, Selection selection) {
        Histogram.Marker marker = marker(source.trace(), selection);
        SpreadOf wanted = new SpreadOf(source, selection.statement());
        if (wanted.equals(spreadOf)) {
            spread.set(spread.get().with(marker));
            return;
        }
        Optional<StatementProfile> profile = source.analysis().statements().stream()
                .filter(one -> one.statement() == selection.statement())
                .findFirst();
        spreadOf = wanted;
        if (profile.isEmpty()) {
            spread.set(SpreadShown.NOTHING);
            return;
        }
        BackgroundTask.of((progress, cancel) -> {
                    int[] executions = source.lookups(cancel).executions(selection.statement());
                    return new Spread(source.trace(), source.accounts())
                            .bars(profile.get().elapsed(), executions, cancel);
                })
                .onSuccess(bars -> spread.set(new SpreadShown(
                        profile.get().elapsed().count(), bars, marker(source.trace(), currentSelection(selection)))))
                .start(context.runner(), spreadSlot);
    }

    /// What is selected now, which may be another execution of the statement than when the task was started.
    private Selection currentSelection(Selection otherwise) {
        Branch branch = statements.selectedProperty().get();
        return branch == null ? otherwise : StatementsViewModel.selection(branch);
    }

    private static Histogram.@Nullable Marker marker(Trace trace, Selection selection) {
        if (!selection.hasExecution()) {
            return null;
        }
        long run = trace.executions().get(selection.execution(), ExecutionColumn.ELAPSED_MICROS);
        int cursor = (int) trace.executions().get(selection.execution(), ExecutionColumn.CURSOR);
        long id = cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, CursorColumn.ID);
        return run < 0 ? null : new Histogram.Marker(run, id < 0 ? "" : "#" + id);
    }
}
