package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sets of parameters as a table to type and paste into, `$1`, `$2` … side by side. Every cell is a field; Tab goes
/// on, Up and Down change the row.
final class ParameterTable extends TableView<ParameterGrid.Row> {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private static final double CELL_WIDTH = 96;

    private final ParameterGrid grid;
    private final Consumer<String> complain;
    private final InvalidationListener columnsChanged = observable -> arrange();

    /// @param complain told why something cannot be pasted, or the empty text
    ParameterTable(ParameterGrid grid, Consumer<String> complain) {
        this.grid = grid;
        this.complain = complain;
        setId("parameters-table");
        getStyleClass().add("parameters-table");
        setAccessibleText(Messages.get("compare.form.typed.prompt"));
        setEditable(false); // the fields are
        setFixedCellSize(32);
        setMinSize(0, 0);
        setItems(grid.rows());
        grid.columnsProperty().addListener(new WeakInvalidationListener(columnsChanged)); // the grid outlives tables
        arrange();
    }

    private void arrange() {
        List<TableColumn<ParameterGrid.Row, ?>> columns = new ArrayList<>();
        for (int i = 0; i < grid.columnsProperty().get(); i++) {
            columns.add(value(i));
        }
        columns.add(removal());
        columns.forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
        getColumns().setAll(columns);
    }

    private TableColumn<ParameterGrid.Row, ParameterGrid.Row> value(int number) {
        TableColumn<ParameterGrid.Row, ParameterGrid.Row> column = new TableColumn<>("$" + (number + 1));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(c -> new ValueCell(number));
        column.setPrefWidth(CELL_WIDTH);
        column.setMinWidth(60);
        return column;
    }

    private TableColumn<ParameterGrid.Row, ParameterGrid.Row> removal() {
        TableColumn<ParameterGrid.Row, ParameterGrid.Row> column = new TableColumn<>("");
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(c -> new RemovalCell());
        column.setMinWidth(34);
        column.setMaxWidth(34);
        return column;
    }

    private void move(int row, int column) {
        if (row >= 0 && row < grid.rows().size()) {
            scrollTo(Math.max(0, row - 1));
            layout();
            lookupAll(".parameter-field").stream()
                    .filter(node -> node.getParent() instanceof ValueCell cell
                            && cell.getIndex() == row
                            && cell.number == column)
                    .findFirst()
                    .ifPresent(node -> node.requestFocus());
        }
    }

    private final class ValueCell extends TableCell<ParameterGrid.Row, ParameterGrid.Row> {
        private final int number;
        private final TextField field = new TextField();
        private @Nullable StringProperty shown;

        ValueCell(int number) {
            this.number = number;
            field.getStyleClass().addAll("parameter-field", "code");
            field.setPromptText(Messages.get("compare.form.null"));
            field.setAccessibleText(Messages.get("compare.form.cell", String.valueOf(number + 1)));
            field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        }

        @Override
        protected void updateItem(ParameterGrid.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (shown != null) {
                field.textProperty().unbindBidirectional(shown);
                shown = null;
            }
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            StringProperty cell = row.cell(number);
            field.textProperty().bindBidirectional(cell);
            shown = cell;
            setGraphic(field);
        }

        private void pressed(KeyEvent event) {
            if (PASTE.match(event)) {
                pasted(event);
            } else if (event.getCode() == KeyCode.UP) {
                move(getIndex() - 1, number);
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN
                    || (event.getCode() == KeyCode.ENTER && !event.isShortcutDown())) {
                move(getIndex() + 1, number);
                event.consume();
            }
        }

        private void pasted(KeyEvent event) {
            String text = Clipboard.getSystemClipboard().getString();
            try {
                if (text != null && grid.paste(getIndex(), number, text)) {
                    event.consume();
                }
                complain.accept("");
            } catch (TraceException e) {
                event.consume();
                complain.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    private final class RemovalCell extends TableCell<ParameterGrid.Row, ParameterGrid.Row> {
        private final Button button = new Button(null, Icons.of(Feather.X));

        RemovalCell() {
            button.getStyleClass().add("flat-icon");
            button.setFocusTraversable(false);
            button.setAccessibleText(Messages.get("compare.form.set.remove"));
            Tips.install(button, Messages.get("compare.form.set.remove"));
            button.setOnAction(event -> {
                ParameterGrid.Row row = getItem();
                if (row != null) {
                    grid.remove(row);
                }
            });
        }

        @Override
        protected void updateItem(ParameterGrid.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(empty || row == null ? null : button);
        }
    }
}
