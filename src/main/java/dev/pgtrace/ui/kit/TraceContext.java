package dev.pgtrace.ui.kit;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// One open trace as its views share it: the newest analysis, what is selected, filter, tier model, and where the
/// user has been. The shell makes it and feeds it; features read it, listen, and call [#select] and [#go]; they do
/// not know each other. Only the window's thread touches it.
public final class TraceContext {
    /// Turns of the wheel that follow one another this soon are one step for *Back*.
    private static final long ONE_MOVE_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private final TaskRunner runner;
    private final LongSupplier clock;
    private final SqlTexts sqlTexts;
    private final History history = new History();
    private final Map<View, Zoomable> zoomables = new EnumMap<>(View.class);

    private final ReadOnlyObjectWrapper<@Nullable TraceAnalysis> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis");
    private final ReadOnlyBooleanWrapper indexing = new ReadOnlyBooleanWrapper(this, "indexing");
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(this, "view", View.OVERVIEW);
    private final ReadOnlyObjectWrapper<Selection> selection =
            new ReadOnlyObjectWrapper<>(this, "selection", Selection.NONE);
    private final ReadOnlyStringWrapper filter = new ReadOnlyStringWrapper(this, "filter", "");
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper(this, "canGoBack");
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper(this, "canGoForward");
    private final ObjectProperty<TierModel> tierModel =
            new SimpleObjectProperty<>(this, "tierModel", TierModel.standard());
    private final LongProperty standardThreshold =
            new SimpleLongProperty(this, "standardThreshold", TierModel.STANDARD_THRESHOLD_MICROS);
    private final ObservableMap<String, List<String>> tableLayouts = FXCollections.observableHashMap();
    private final StringProperty findText = new SimpleStringProperty(this, "findText", "");
    private final ObjectProperty<Marks> marks = new SimpleObjectProperty<>(this, "marks", Marks.NONE);
    private @Nullable Comparing comparing;
    private long movedNanos;
    private boolean moving;
    private boolean returning;
    /// A place in a view that is still being made.
    private @Nullable Place awaited;

    /// What is done with things of this trace side by side; the shell does it.
    public interface Comparing {
        /// Starts an experiment with the statement of a selection.
        void rewrite(Selection selection);

        /// Compares two statements or two executions.
        void compare(Selection first, Selection second);
    }

    public TraceContext(TaskRunner runner) {
        this(runner, System::nanoTime);
    }

    /// @param clock in nanoseconds
    TraceContext(TaskRunner runner, LongSupplier clock) {
        this.runner = runner;
        this.clock = clock;
        this.sqlTexts = new SqlTexts(runner);
    }

    /// Runs what must not run on the window's thread.
    public TaskRunner runner() {
        return runner;
    }

    /// First lines of SQL texts for lists.
    public SqlTexts sqlTexts() {
        return sqlTexts;
    }

    /// The newest analysis of the executions that the filter lets through, or null before the first one. It grows
    /// while the trace is indexed and is replaced when filter or tier model change. Its `trace()` is the snapshot
    /// analysed.
    public ReadOnlyObjectProperty<@Nullable TraceAnalysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /// The trace of the newest analysis.
    public Optional<Trace> trace() {
        return Optional.ofNullable(analysis.get()).map(TraceAnalysis::trace);
    }

    /// Whether more of the trace is still to come.
    public ReadOnlyBooleanProperty indexingProperty() {
        return indexing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /// What is selected, in all views.
    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /// Expression of the filter, empty for none.
    public ReadOnlyStringProperty filterProperty() {
        return filter.getReadOnlyProperty();
    }

    public ObjectProperty<TierModel> tierModelProperty() {
        return tierModel;
    }

    /// The threshold of traces that do not say their own, as the user set it; the shell keeps it.
    public LongProperty standardThresholdProperty() {
        return standardThreshold;
    }

    /// What the find bar looks for, empty when it is closed: views mark it where they show it.
    public StringProperty findTextProperty() {
        return findText;
    }

    /// Where the bookmarks of the trace are; views mark them.
    public ObjectProperty<Marks> marksProperty() {
        return marks;
    }

    /// How the user arranged tables, by the table's name: the columns shown in their order, with their widths. A
    /// table reads its own when it is made and writes it when the user changes it; the shell keeps it in the
    /// settings.
    public ObservableMap<String, List<String>> tableLayouts() {
        return tableLayouts;
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /// Selects within the view that is open. Moving along a list is no step that *Back* would undo.
    public void select(Selection newSelection) {
        selection.set(newSelection);
    }

    /// Opens a view with a selection; *Back* returns.
    public void go(View newView, Selection newSelection) {
        visit(new Place(newView, newSelection, filter.get(), inSight(newView)));
    }

    /// Opens a view and keeps the selection; *Back* returns.
    public void go(View newView) {
        go(newView, selection.get());
    }

    /// Shows only what the expression lets through; *Back* returns.
    public void filter(String expression) {
        visit(new Place(view.get(), selection.get(), expression, inSight(view.get())));
    }

    /// A view that can be zoomed: *Back* and *Forward* go over what it has in sight, too.
    public void canZoom(View zoomed, Zoomable zoomable) {
        zoomables.put(zoomed, zoomable);
        Place place = awaited;
        if (place != null && place.view() == zoomed) {
            awaited = null;
            zoomable.returnTo(place.inSight());
        }
    }

    /// The user is about to zoom or to move in a view; *Back* returns to what is in sight there now. Moves that follow
    /// one another closely are one step.
    public void zooming(View zoomed) {
        long now = clock.getAsLong();
        boolean goesOn = moving && now - movedNanos < ONE_MOVE_NANOS;
        movedNanos = now;
        moving = true;
        if (!goesOn && zoomed == view.get()) {
            history.leave(place());
            updateSteps();
        }
    }

    /// For the shell: who compares.
    public void compareBy(Comparing by) {
        comparing = by;
    }

    /// Starts an experiment with the statement of a selection.
    public void rewrite(Selection of) {
        if (comparing != null) {
            comparing.rewrite(of);
        }
    }

    /// Compares two statements or two executions side by side.
    public void compare(Selection first, Selection second) {
        if (comparing != null) {
            comparing.compare(first, second);
        }
    }

    public void back() {
        history.back(place()).ifPresent(this::returnTo);
    }

    public void forward() {
        history.forward(place()).ifPresent(this::returnTo);
    }

    /// Whether *Back* or *Forward* is on its way: then what was in sight comes back by itself, and a view need not
    /// move to the selection.
    public boolean isReturning() {
        return returning;
    }

    /// For the shell: a newer analysis. All listeners have it when this returns.
    public void publish(TraceAnalysis newAnalysis) {
        analysis.set(newAnalysis);
    }

    /// For the shell: whether more is to come.
    public void setIndexing(boolean moreToCome) {
        indexing.set(moreToCome);
    }

    /// Where the user is, with what is in sight there.
    public Place place() {
        return new Place(view.get(), selection.get(), filter.get(), inSight(view.get()));
    }

    private Span inSight(View zoomed) {
        Zoomable zoomable = zoomables.get(zoomed);
        return zoomable == null || zoomable.inSight().isAll() ? Place.WHOLE : zoomable.inSight();
    }

    private void visit(Place place) {
        if (!place.equals(place())) {
            history.leave(place());
            arrive(place);
        }
    }

    /// Shows a place again: for *Back*, and for the shell when a window opens where the last one was.
    public void returnTo(Place place) {
        returning = true;
        try {
            arrive(place);
            Zoomable zoomable = zoomables.get(place.view());
            awaited = zoomable == null ? place : null;
            if (zoomable != null) {
                zoomable.returnTo(place.inSight());
            }
        } finally {
            returning = false;
        }
    }

    private void arrive(Place place) {
        moving = false;
        filter.set(place.filter());
        selection.set(place.selection());
        view.set(place.view());
        updateSteps();
    }

    private void updateSteps() {
        canGoBack.set(history.canGoBack());
        canGoForward.set(history.canGoForward());
    }
}
