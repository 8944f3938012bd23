package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TimelineFigures;
import dev.pgtrace.analysis.Timelines;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Makes the timeline of the newest analysis when it is looked at, and what ran in the part in sight, both in the
/// background; shares the selection with the other views.
final class TimelineViewModel {
    private static final int LATEST = 200;

    private record Made(Timeline timeline, TimelineFigures figures, AlikeExecutions alike) {}

    private record Wanted(double from, double to) {}

    private final TraceContext context;
    private final TaskSlot timelineSlot = new TaskSlot();
    private final TaskSlot partSlot = new TaskSlot();
    private final TaskSlot accountSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<TimelineState> state = new ReadOnlyObjectWrapper<>(new TimelineState.Loading());
    private final ReadOnlyObjectWrapper<TimelineFigures.@Nullable Part> part = new ReadOnlyObjectWrapper<>();
    private @Nullable Trace trace;
    /// The newest, and what it is of.
    private @Nullable Timeline timeline;

    private @Nullable TierModel model;
    private String filter = "";
    private @Nullable TimelineFigures figures;
    private @Nullable AlikeExecutions alike;
    private @Nullable Wanted wanted;
    private boolean stale = true;

    TimelineViewModel(TraceContext context) {
        this.context = context;
        context.analysisProperty().addListener(observable -> refresh());
        context.indexingProperty().addListener(observable -> refresh());
        context.viewProperty().addListener(observable -> refreshIfSeen());
        make();
    }

    ReadOnlyObjectProperty<TimelineState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What ran in the part in sight, or null before it is known.
    ReadOnlyObjectProperty<TimelineFigures.@Nullable Part> partProperty() {
        return part.getReadOnlyProperty();
    }

    /// The part in sight has changed.
    void look(double from, double to) {
        wanted = new Wanted(from, to);
        if (!partSlot.isBusy()) {
            sumUp();
        }
    }

    /// The SQL of an execution on one line; empty until it has been read.
    String sql(int execution) {
        Trace shown = trace;
        int cursor = cursor(execution);
        return shown == null || cursor < 0 ? "" : context.sqlTexts().line(shown, cursor);
    }

    /// Process id of the backend of an execution, or missing.
    long pid(int execution) {
        Trace shown = trace;
        int cursor = cursor(execution);
        int session = shown == null || cursor < 0 ? -1 : (int) shown.cursors().get(cursor, CursorColumn.SESSION);
        if (shown == null || session < 0 || session >= shown.info().sessions().size()) {
            return Table.MISSING;
        }
        Session told = shown.info().sessions().get(session);
        return told.pid();
    }

    /// Of an execution of the trace shown; -1 for one of a trace shown before that is still in the list.
    private int cursor(int execution) {
        Trace shown = trace;
        return shown == null || execution >= shown.executions().size()
                ? -1
                : (int) shown.executions().get(execution, ExecutionColumn.CURSOR);
    }

    /// Gives everything of an execution to a consumer, unless another one is asked for before.
    void account(int execution, Consumer<ExecutionAccount> consumer) {
        TimelineFigures shown = figures;
        if (shown != null) {
            BackgroundTask.of((progress, cancel) -> shown.account(execution))
                    .onSuccess(consumer)
                    .start(context.runner(), accountSlot);
        }
    }

    void forgetAccount() {
        accountSlot.cancel();
    }

    int selectedExecution() {
        return context.selectionProperty().get().execution();
    }

    boolean hasSelection() {
        return !context.selectionProperty().get().isNone();
    }

    /// The first bar of the selected execution, or [Timeline#NONE].
    int selectedBar(Timeline timeline) {
        return timeline.firstBar(selectedExecution());
    }

    /// Selects an execution in all views; -1 for none.
    void choose(int execution) {
        context.select(execution < 0 ? Selection.NONE : Selection.ofExecution(statement(execution), execution));
    }

    /// Shows the selection in the statements.
    void open() {
        if (context.selectionProperty().get().hasStatement()) {
            context.go(View.STATEMENTS);
        }
    }

    /// The next (1) or previous (-1) execution of the same statement, or -1.
    int alike(int step) {
        AlikeExecutions known = alike;
        int from = selectedExecution();
        return known == null || from < 0 ? -1 : known.from(from, statement(from), step);
    }

    private int statement(int execution) {
        Trace shown = trace;
        return shown == null ? Selection.NOTHING : AlikeExecutions.statement(shown, execution);
    }

    private void refresh() {
        stale = true;
        refreshIfSeen();
    }

    /// A timeline of a growing trace is made when it is looked at, and not again before it is done.
    private void refreshIfSeen() {
        if (stale && context.viewProperty().get() == View.TIMELINE && !timelineSlot.isBusy()) {
            make();
        }
    }

    private void make() {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null) {
            return;
        }
        stale = false;
        Trace made = analysis.trace();
        String filtered = context.filterProperty().get();
        Timeline before = filtered.equals(filter) && analysis.model().equals(model) ? timeline : null;
        filter = filtered;
        model = analysis.model();
        timeline = before;
        BackgroundTask.of((progress, cancel) -> {
                    Timeline now = Timelines.of(made, analysis.selection(), analysis.model(), before, cancel);
                    return new Made(
                            now,
                            new TimelineFigures(made, analysis.model(), now),
                            AlikeExecutions.of(made, analysis.selection(), cancel));
                })
                .onSuccess(result -> show(made, result))
                .onFailure(fault -> state.set(new TimelineState.Broken(String.valueOf(fault.getMessage()))))
                .onFinished(this::refreshIfSeen)
                .start(context.runner(), timelineSlot);
    }

    private void show(Trace made, Made result) {
        trace = made;
        timeline = result.timeline();
        figures = result.figures();
        alike = result.alike();
        boolean growing = !made.info().indexed() && made.info().recording().isPresent();
        state.set(
                result.timeline().barCount() == 0
                        ? new TimelineState.Empty()
                        : new TimelineState.Shown(result.timeline(), growing));
        if (wanted != null && !partSlot.isBusy()) {
            sumUp();
        }
    }

    private void sumUp() {
        TimelineFigures shown = figures;
        Wanted asked = wanted;
        if (shown == null || asked == null) {
            return;
        }
        BackgroundTask.of((progress, cancel) -> shown.between(asked.from(), asked.to(), LATEST, cancel))
                .onSuccess(part::set)
                .onFinished(() -> {
                    if (!asked.equals(wanted)) {
                        sumUp();
                    }
                })
                .start(context.runner(), partSlot);
    }
}
