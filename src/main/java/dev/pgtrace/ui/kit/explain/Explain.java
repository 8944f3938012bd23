package dev.pgtrace.ui.kit.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.TableColumnBase;
import org.jspecify.annotations.Nullable;

/// Attaches explanations to what shows figures. They are made when they are asked for.
public final class Explain {
    /// Asks for the explanation of a figure: of the node that it is fired at, or of what is focused there.
    public static final EventType<Event> WANTED = new EventType<>(Event.ANY, "EXPLANATION_WANTED");

    private static final Object FIGURE = Figure.class;
    private static final Object CELLS = CellFigure.class;

    /// Whether a node is a figure or has many.
    enum Extent {
        WHOLE_NODE,
        PLACES
    }

    /// What a node knows of its figures.
    ///
    /// @param at  the figure at a place of the node
    /// @param all those that the keyboard walks over
    record Figure(Extent extent, Function<Point2D, Optional<Explanation>> at, Supplier<List<Explanation>> all) {}

    /// The figure of a column in a row.
    interface CellFigure {
        Optional<Explanation> in(Object row);
    }

    private Explain() {}

    /// A node that shows one figure.
    public static void on(Node node, Supplier<Optional<Explanation>> figure) {
        node.getProperties()
                .put(FIGURE, new Figure(Extent.WHOLE_NODE, place -> figure.get(), () -> figure.get().stream()
                        .toList()));
    }

    /// A picture of many figures.
    ///
    /// @param at  the figure at a place of the node
    /// @param all those that the keyboard walks over: few, the selected one first
    public static void picture(
            Node node, Function<Point2D, Optional<Explanation>> at, Supplier<List<Explanation>> all) {
        node.getProperties().put(FIGURE, new Figure(Extent.PLACES, at, all));
    }

    /// A column whose cells show figures of their rows.
    @SuppressWarnings("unchecked") // a column's rows are of its type
    public static <R, C extends TableColumnBase<?, ?>> C column(C column, Function<R, Optional<Explanation>> figure) {
        column.getProperties().put(CELLS, (CellFigure) row -> figure.apply((R) row));
        return column;
    }

    /// Shows the explanation of a figure, or of the figure of a control that is focused.
    public static void show(EventTarget target) {
        Event.fireEvent(target, new Event(WANTED));
    }

    static @Nullable Figure of(Node node) {
        return node.hasProperties() && node.getProperties().get(FIGURE) instanceof Figure figure ? figure : null;
    }

    static @Nullable CellFigure of(TableColumnBase<?, ?> column) {
        return column.hasProperties() && column.getProperties().get(CELLS) instanceof CellFigure figure ? figure : null;
    }
}
