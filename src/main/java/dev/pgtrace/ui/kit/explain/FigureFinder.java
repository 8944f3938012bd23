package dev.pgtrace.ui.kit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/// Finds the figures of a scene that can be explained.
public final class FigureFinder {
    private static final double POINT = 12;

    private FigureFinder() {}

    /// The figure at a place: that of the node there or of the nearest one around it.
    ///
    /// @param picked what lies there
    public static Optional<ShownFigure> at(@Nullable Node picked, double sceneX, double sceneY) {
        for (Node node = picked; node != null; node = node.getParent()) {
            Optional<ShownFigure> found = ofNode(node, sceneX, sceneY);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// All figures in sight below a node, in the order of the scene: those of nodes and pictures, and of each table
    /// those of its selected row, the first one where none is selected.
    public static List<ShownFigure> all(Node root) {
        List<ShownFigure> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<ShownFigure> found) {
        if (!node.isVisible() || node instanceof Cell<?>) {
            return;
        }
        Explain.Figure figure = Explain.of(node);
        if (figure != null) {
            figure.all().get().forEach(one -> found.add(new ShownFigure(node, null, sceneBounds(node), one)));
        }
        switch (node) {
            case TableView<?> table -> row(table, table.getVisibleLeafColumns(), selected(table), found);
            case TreeTableView<?> tree -> row(tree, tree.getVisibleLeafColumns(), selected(tree), found);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
            default -> {}
        }
    }

    private static Optional<ShownFigure> ofNode(Node node, double sceneX, double sceneY) {
        Explain.Figure figure = Explain.of(node);
        if (figure != null) {
            Point2D place = node.sceneToLocal(sceneX, sceneY);
            Bounds bounds =
                    switch (figure.extent()) {
                        case WHOLE_NODE -> sceneBounds(node);
                        case PLACES -> around(sceneX, sceneY);
                    };
            return figure.at().apply(place).map(found -> new ShownFigure(node, null, bounds, found));
        }
        return switch (node) {
            case TableCell<?, ?> cell
            when cell.getTableColumn() != null && cell.getTableRow() != null ->
                cell(cell, cell.getTableColumn(), cell.getTableRow().getItem());
            case TreeTableCell<?, ?> cell
            when cell.getTableColumn() != null && cell.getTableRow() != null ->
                cell(cell, cell.getTableColumn(), cell.getTableRow().getItem());
            default -> Optional.empty();
        };
    }

    private static Optional<ShownFigure> cell(Node cell, TableColumnBase<?, ?> column, @Nullable Object row) {
        Explain.CellFigure figure = Explain.of(column);
        return figure == null || row == null
                ? Optional.empty()
                : figure.in(row).map(found -> new ShownFigure(cell, column, sceneBounds(cell), found));
    }

    private static void row(
            Node table, List<? extends TableColumnBase<?, ?>> columns, @Nullable Object row, List<ShownFigure> found) {
        if (row == null) {
            return;
        }
        for (TableColumnBase<?, ?> column : columns) {
            Explain.CellFigure figure = Explain.of(column);
            if (figure != null) {
                figure.in(row)
                        .ifPresent(
                                one -> found.add(new ShownFigure(table, column, cellBounds(table, column, row), one)));
            }
        }
    }

    private static @Nullable Object selected(TableView<?> table) {
        Object chosen = table.getSelectionModel().getSelectedItem();
        return chosen != null || table.getItems().isEmpty()
                ? chosen
                : table.getItems().getFirst();
    }

    private static @Nullable Object selected(TreeTableView<?> tree) {
        javafx.scene.control.TreeItem<?> chosen = tree.getSelectionModel().getSelectedItem();
        if (chosen == null && tree.getExpandedItemCount() > 0) {
            chosen = tree.getTreeItem(0);
        }
        return chosen == null ? null : chosen.getValue();
    }

    /// Of the cell in sight, or of the table where it is scrolled away.
    private static Bounds cellBounds(Node table, TableColumnBase<?, ?> column, Object row) {
        for (Node node : table.lookupAll(".cell")) {
            boolean it =
                    switch (node) {
                        case TableCell<?, ?> cell ->
                            column.equals(cell.getTableColumn())
                                    && cell.getTableRow() != null
                                    && row.equals(cell.getTableRow().getItem());
                        case TreeTableCell<?, ?> cell ->
                            column.equals(cell.getTableColumn())
                                    && cell.getTableRow() != null
                                    && row.equals(cell.getTableRow().getItem());
                        default -> false;
                    };
            if (it && node.isVisible()) {
                return sceneBounds(node);
            }
        }
        return sceneBounds(table);
    }

    private static Bounds sceneBounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static Bounds around(double sceneX, double sceneY) {
        return new BoundingBox(sceneX - POINT, sceneY - POINT, 2 * POINT, 2 * POINT);
    }
}
