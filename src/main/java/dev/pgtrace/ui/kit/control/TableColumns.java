package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.share.TableReader;
import java.util.Comparator;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/// Columns as all tables have them: texts left, numbers right with their exact value in the tooltip, bars as wide
/// as the column.
public final class TableColumns {
    private TableColumns() {}

    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = column(title, width, text);
        column.setCellFactory(c -> new TextCell<>(row -> ""));
        return column;
    }

    /// Names and other text of any length; its tooltip shows what does not fit.
    public static <R> TableColumn<R, String> free(String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = column(title, width, text);
        column.getStyleClass().add("free-text");
        column.setCellFactory(c -> new TextCell<>(text));
        return column;
    }

    /// SQL, names and other text of the server; its tooltip shows what does not fit.
    public static <R> TableColumn<R, String> code(String title, Function<R, String> text) {
        TableColumn<R, String> column = column(title, 200, text);
        column.getStyleClass().add("code");
        column.setCellFactory(c -> new TextCell<>(text));
        return column;
    }

    /// @param tip exact value and formula, or the empty text
    public static <R> TableColumn<R, String> number(
            String title, double width, Function<R, String> text, Function<R, String> tip) {
        TableColumn<R, String> column = column(title, width, text);
        double least = Math.max(width, TextWidths.ofTitle(title));
        column.setMinWidth(least);
        column.setMaxWidth(least); // the room is for texts
        column.getStyleClass().add("number");
        column.setCellFactory(c -> new TextCell<>(tip));
        return column;
    }

    /// A number column that sorts by the number.
    public static <R> TableColumn<R, String> number(
            String title, double width, Function<R, String> text, Function<R, String> tip, Comparator<R> order) {
        TableColumn<R, String> column = number(title, width, text, tip);
        column.setUserData(order);
        return column;
    }

    /// A control in each cell.
    public static <R, N extends Region> TableColumn<R, R> graphic(
            String title, double width, Supplier<N> control, BiConsumer<N, R> show) {
        TableColumn<R, R> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(c -> new GraphicCell<>(control.get(), show));
        return TableReader.leaveOut(column);
    }

    /// The texts of a row, separated by tabs.
    public static <R> String rowText(TableView<R> table, R row) {
        StringBuilder out = new StringBuilder();
        for (TableColumn<R, ?> column : table.getVisibleLeafColumns()) {
            Object value = column.getCellData(row);
            if (value instanceof String text) {
                out.append(out.isEmpty() ? "" : "\t").append(text);
            }
        }
        return out.toString();
    }

    /// Lets a column's texts follow something that they depend on besides the row: the cells in sight are filled anew
    /// when it changes. To refresh the table would make every cell anew, which takes longer than a frame.
    ///
    /// @param cause never null inside
    public static <R, C extends TableColumn<R, String>> C following(
            C column, ObservableValue<?> cause, Function<R, String> text) {
        column.setCellValueFactory(data -> {
            R row = data.getValue();
            return cause.map(now -> text.apply(row));
        });
        return column;
    }

    private static <R> TableColumn<R, String> column(String title, double width, Function<R, String> text) {
        TableColumn<R, String> column = new TableColumn<>(title);
        double least = TextWidths.ofTitle(title);
        column.setMinWidth(least);
        column.setPrefWidth(Math.max(least, width));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(text.apply(data.getValue())));
        return column;
    }

    private static final class TextCell<R> extends TableCell<R, String> {
        private final Function<R, String> tip;

        TextCell(Function<R, String> tip) {
            this.tip = tip;
            setOnMouseEntered(event -> prepareTip());
        }

        @Override
        protected void updateItem(String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(null);
        }

        private void prepareTip() {
            R row = getTableRow() == null ? null : getTableRow().getItem();
            String text = row == null ? "" : tip.apply(row);
            if (!text.isEmpty() && getTooltip() == null) {
                setTooltip(Tips.of(text));
            }
        }
    }

    private static final class GraphicCell<R, N extends Region> extends TableCell<R, R> {
        private final N control;
        private final BiConsumer<N, R> show;

        GraphicCell(N control, BiConsumer<N, R> show) {
            this.control = control;
            this.show = show;
            control.prefWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(R item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                show.accept(control, item);
                setGraphic(control);
            }
        }
    }
}
