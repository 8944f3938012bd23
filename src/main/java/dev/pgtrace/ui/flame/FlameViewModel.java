package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlamePath;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.flame.FlameTarget;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What the flamegraph shows and how. Whoever owns the trace feeds it: [#show] gives it a graph made for
/// [#options], [#onOptionsChanged] asks for another one. Layout and search run in the background; what was selected
/// stays selected when a new graph comes.
public final class FlameViewModel {
    /// No frame.
    public static final int NONE = -1;

    private final TaskRunner runner;
    private final TaskSlot layoutSlot = new TaskSlot();
    private final TaskSlot searchSlot = new TaskSlot();
    private final ObjectProperty<FlameWeight> weight = new SimpleObjectProperty<>(FlameWeight.TIME);
    private final ObjectProperty<FlameGrouping> grouping = new SimpleObjectProperty<>(FlameGrouping.STATEMENT);
    private final ObjectProperty<FlameOrder> order = new SimpleObjectProperty<>(FlameOrder.HEAVIEST_FIRST);
    private final ObjectProperty<FlameDirection> direction = new SimpleObjectProperty<>(FlameDirection.ICICLE);
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<FlameState> state = new ReadOnlyObjectWrapper<>(new FlameState.Loading());
    private final ReadOnlyObjectWrapper<@Nullable FlameSearch> search = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty selected = new SimpleIntegerProperty(NONE);
    private @Nullable FlameGraph graph;
    private @Nullable FlameTarget wanted;
    private Consumer<FlameOptions> optionsChanged = options -> {};
    private Consumer<FlameTarget> selectedByUser = target -> {};
    private Consumer<FlameTarget> opened = target -> {};
    private IntConsumer reveal = frame -> {};

    public FlameViewModel(TaskRunner runner) {
        this.runner = runner;
        weight.addListener(observable -> optionsChanged.accept(options()));
        grouping.addListener(observable -> optionsChanged.accept(options()));
        order.addListener(observable -> place());
        query.addListener(observable -> search());
    }

    /// Asked for a graph with other options.
    public void onOptionsChanged(Consumer<FlameOptions> listener) {
        optionsChanged = listener;
    }

    /// The user selected a frame.
    public void onSelected(Consumer<FlameTarget> listener) {
        selectedByUser = listener;
    }

    /// The user wants to see a frame's subject in other views.
    public void onOpened(Consumer<FlameTarget> listener) {
        opened = listener;
    }

    public FlameOptions options() {
        return new FlameOptions(weight.get(), grouping.get());
    }

    /// Shows a graph, in place of the one before where there is one.
    public void show(FlameGraph newGraph) {
        place(newGraph);
    }

    /// A graph is being made. What is shown stays until it is there.
    public void loading() {
        if (graph == null) {
            state.set(new FlameState.Loading());
        }
    }

    /// There is nothing to show.
    public void empty(String title, String explanation) {
        clear();
        state.set(new FlameState.Empty(title, explanation));
    }

    public void broken(String explanation) {
        clear();
        state.set(new FlameState.Broken(explanation));
    }

    /// Selects what another view selected, without telling anybody, and has it in sight.
    public void select(FlameTarget target) {
        select(target, reveal);
    }

    /// Selects without moving: what is in sight comes from elsewhere.
    public void mark(FlameTarget target) {
        select(target, frame -> {});
    }

    private void select(FlameTarget target, IntConsumer then) {
        if (graph == null) {
            wanted = target;
            return;
        }
        if (target.equals(target(selected.get()))) {
            return; // the frame that the user chose says it already, and perhaps more exactly
        }
        FlameGraph shown = graph;
        BackgroundTask.of((progress, cancel) -> target.in(shown))
                .onSuccess(frame -> {
                    if (graph == shown) {
                        selected.set(frame);
                        then.accept(frame);
                    }
                })
                .start(runner, new TaskSlot());
    }

    public ObjectProperty<FlameWeight> weightProperty() {
        return weight;
    }

    public ObjectProperty<FlameGrouping> groupingProperty() {
        return grouping;
    }

    public ObjectProperty<FlameOrder> orderProperty() {
        return order;
    }

    public ObjectProperty<FlameDirection> directionProperty() {
        return direction;
    }

    /// The text searched for; blank for no search.
    public StringProperty queryProperty() {
        return query;
    }

    public ReadOnlyObjectProperty<FlameState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The result of the search, or null while there is none.
    public ReadOnlyObjectProperty<@Nullable FlameSearch> searchProperty() {
        return search.getReadOnlyProperty();
    }

    /// The selected frame of the graph shown, or [#NONE].
    public IntegerProperty selectedProperty() {
        return selected;
    }

    TaskRunner runner() {
        return runner;
    }

    /// Told when a frame was selected that may be out of sight.
    void onReveal(IntConsumer listener) {
        reveal = listener;
    }

    /// Selects a frame and tells the others.
    void choose(int frame) {
        selected.set(frame);
        selectedByUser.accept(target(frame));
    }

    void open(int frame) {
        opened.accept(target(frame));
    }

    private FlameTarget target(int frame) {
        return graph == null || frame == NONE ? FlameTarget.NONE : FlameTarget.of(graph, frame);
    }

    private void clear() {
        layoutSlot.cancel();
        searchSlot.cancel();
        graph = null;
        search.set(null);
        selected.set(NONE);
    }

    private void place() {
        if (graph != null) {
            place(graph);
        }
    }

    private record Placed(
            FlameLayout layout, int selected, @Nullable FlameSearch search) {}

    private void place(FlameGraph newGraph) {
        FlameOrder newOrder = order.get();
        FlameGraph before = graph;
        String text = query.get().strip();
        int frame = selected.get();
        FlameTarget target = wanted;
        wanted = null;
        searchSlot.cancel();
        BackgroundTask.of((progress, cancel) -> {
                    FlameLayout layout = FlameLayout.of(newGraph, newOrder);
                    int again = frame;
                    if (target != null) {
                        again = target.in(newGraph);
                    } else if (before != null && before != newGraph && frame != NONE) {
                        again = FlamePath.of(before, frame).nearest(newGraph);
                    }
                    return new Placed(layout, again, text.isEmpty() ? null : FlameSearch.of(newGraph, text));
                })
                .onSuccess(placed -> {
                    graph = newGraph;
                    search.set(null);
                    selected.set(NONE);
                    state.set(
                            newGraph.total() > 0
                                    ? new FlameState.Shown(placed.layout())
                                    : new FlameState.Empty(
                                            Messages.get("flame.empty"), Messages.get("flame.empty.explanation")));
                    selected.set(placed.selected());
                    reveal.accept(placed.selected());
                    search.set(placed.search());
                    if (!text.equals(query.get().strip())) {
                        search();
                    }
                })
                .start(runner, layoutSlot);
    }

    private void search() {
        String text = query.get().strip();
        FlameGraph shown = graph;
        if (text.isEmpty() || shown == null) {
            searchSlot.cancel();
            search.set(null);
            return;
        }
        BackgroundTask.of((progress, cancel) -> FlameSearch.of(shown, text))
                .onSuccess(search::set)
                .start(runner, searchSlot);
    }
}
