package dev.pgtrace.ui.kit.control;

import dev.pgtrace.ui.kit.share.SharedColumn;
import dev.pgtrace.ui.kit.share.TableReader;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.layout.Region;

/// Columns of tree tables, as [TableColumns] makes them for tables.
public final class TreeColumns {
    private TreeColumns() {}

    /// Names and other text of the server.
    public static <R> TreeTableColumn<R, R> code(
            String title, double width, Function<R, String> text, Function<R, String> tip) {
        TreeTableColumn<R, R> column = column(title, width, text, tip);
        column.getStyleClass().add("code");
        column.setComparator((a, b) -> text.apply(a).compareToIgnoreCase(text.apply(b)));
        return column;
    }

    public static <R> TreeTableColumn<R, R> text(String title, double width, Function<R, String> text) {
        TreeTableColumn<R, R> column = column(title, width, text, row -> "");
        column.setComparator((a, b) -> text.apply(a).compareTo(text.apply(b)));
        return column;
    }

    /// @param value what the column sorts by; the first click puts the largest on top
    /// @param tip   exact value and formula, or the empty text
    public static <R> TreeTableColumn<R, R> number(
            String title, double width, ToDoubleFunction<R> value, Function<R, String> text, Function<R, String> tip) {
        TreeTableColumn<R, R> column = column(title, width, text, tip);
        column.getStyleClass().add("number");
        column.setComparator((a, b) -> Double.compare(value.applyAsDouble(a), value.applyAsDouble(b)));
        return column;
    }

    /// A control in each cell.
    public static <R, N extends Region> TreeTableColumn<R, R> graphic(
            String title, double width, ToDoubleFunction<R> value, Supplier<N> control, BiConsumer<N, R> show) {
        TreeTableColumn<R, R> column = plain(title, width);
        column.setComparator((a, b) -> Double.compare(value.applyAsDouble(a), value.applyAsDouble(b)));
        column.setCellFactory(c -> new GraphicCell<>(control.get(), show));
        return TableReader.leaveOut(column);
    }

    private static <R> TreeTableColumn<R, R> column(
            String title, double width, Function<R, String> text, Function<R, String> tip) {
        TreeTableColumn<R, R> column = plain(title, width);
        column.setCellFactory(c -> new TextCell<>(text, tip));
        return SharedColumn.text(column, text);
    }

    private static <R> TreeTableColumn<R, R> plain(String title, double width) {
        TreeTableColumn<R, R> column = new TreeTableColumn<>(title);
        column.setPrefWidth(width);
        column.setMinWidth(Math.max(Math.min(width, 60), TextWidths.ofTitle(title)));
        column.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(data.getValue().getValue()));
        return column;
    }

    private static final class TextCell<R> extends TreeTableCell<R, R> {
        private final Function<R, String> text;
        private final Function<R, String> tip;

        TextCell(Function<R, String> text, Function<R, String> tip) {
            this.text = text;
            this.tip = tip;
            setOnMouseEntered(event -> prepareTip());
        }

        @Override
        protected void updateItem(R item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : text.apply(item));
            setTooltip(null);
        }

        private void prepareTip() {
            R item = getItem();
            String words = item == null ? "" : tip.apply(item);
            if (!words.isEmpty() && getTooltip() == null) {
                setTooltip(Tips.of(words));
            }
        }
    }

    private static final class GraphicCell<R, N extends Region> extends TreeTableCell<R, R> {
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
