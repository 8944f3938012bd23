package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// A picture and a table of the same numbers, for the keyboard and the screen reader, in one place: a button changes
/// between them. The table is made when it is first wanted.
///
/// @param <R> a mark of the picture
public final class TwinTable<R> {
    private final String name;
    private final List<TableColumn<R, ?>> columns;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final StackPane place;
    private final ToggleButton toggle = new ToggleButton(null, Icons.of(Feather.LIST));
    private Consumer<R> picked = row -> {};

    /// @param name what the table is, for the screen reader
    public TwinTable(Node picture, String name, List<TableColumn<R, ?>> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
        if (picture.getAccessibleText() == null && picture.getAccessibleRole() == AccessibleRole.PARENT) {
            picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
            picture.setAccessibleText(Messages.get("twin.picture", name));
        }
        place = new StackPane(picture);
        place.getStyleClass().add("twin");
        place.setMinSize(0, 0);
        toggle.getStyleClass().addAll("flat-icon", "twin-toggle");
        toggle.setAccessibleText(Messages.get("twin.toggle", name));
        Tips.install(toggle, Messages.get("twin.toggle", name));
        toggle.selectedProperty().addListener((observable, before, asTable) -> {
            picture.setVisible(!asTable);
            if (asTable) {
                TableView<R> table = table();
                place.getChildren().setAll(picture, table);
                table.requestFocus();
            } else {
                place.getChildren().setAll(picture);
            }
        });
    }

    /// Picture or table.
    public Region node() {
        return place;
    }

    /// Changes between them; belongs into the header above.
    public ToggleButton toggle() {
        return toggle;
    }

    public void show(List<R> newRows) {
        if (!rows.equals(newRows)) {
            rows.setAll(newRows);
        }
    }

    /// Shows the table with a row of it selected.
    public void showRow(R row) {
        toggle.setSelected(true);
        if (place.getChildren().getLast() instanceof TableView<?> table) {
            int at = rows.indexOf(row);
            if (at >= 0) {
                table.getSelectionModel().clearAndSelect(at);
                table.scrollTo(at);
            }
            table.requestFocus();
        }
    }

    /// Told of the row on which Enter was pressed or that was clicked twice.
    public void setOnPicked(Consumer<R> listener) {
        picked = listener;
    }

    private TableView<R> table() {
        TableView<R> table = new TableView<>(rows);
        table.getStyleClass().add("twin-table");
        table.setAccessibleText(name);
        table.setPlaceholder(new Label(Messages.get("twin.empty")));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns().setAll(columns);
        columns.forEach(column -> {
            column.setSortable(false); // as in the picture
            column.setReorderable(false);
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                pick(table);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                pick(table);
            }
        });
        table.getSelectionModel().selectFirst();
        return table;
    }

    private void pick(TableView<R> table) {
        R row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            picked.accept(row);
        }
    }
}
