package dev.pgtrace.ui.probe;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.Captured;
import dev.pgtrace.model.server.Fidelity;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.TableColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;

/// A row a way to trace, a column a thing that a trace can hold. A sign and its colour say how exact it is.
final class MatrixTable {
    private static final PseudoClass UNUSABLE = PseudoClass.getPseudoClass("unusable");

    private final TableView<TraceOption> table = new TableView<>();

    MatrixTable() {
        table.setId("probe-matrix");
        table.setAccessibleText(Messages.get("probe.title"));
        table.getStyleClass().add("matrix");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns().setAll(columns());
        table.setRowFactory(view -> new Row());
    }

    TableView<TraceOption> node() {
        return table;
    }

    /// With all its columns.
    double leastWidth() {
        return table.getColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
    }

    void show(List<TraceOption> options) {
        int selected = Math.max(0, table.getSelectionModel().getSelectedIndex());
        table.getItems().setAll(options);
        table.getSelectionModel().select(Math.min(selected, options.size() - 1));
    }

    private static List<TableColumn<TraceOption, ?>> columns() {
        List<TableColumn<TraceOption, ?>> columns = new ArrayList<>();
        columns.add(name("probe.column.scope", 250, MatrixTable::scope));
        columns.add(name("probe.column.route", 225, MatrixTable::route));
        TableColumn<TraceOption, String> state =
                fixed(TableColumns.text(Messages.get("probe.column.state"), 100, MatrixTable::state), 100);
        state.setMaxWidth(state.getMinWidth()); // the room is for the names of the ways
        columns.add(state);
        for (Captured what : Captured.values()) {
            columns.add(mark(what));
        }
        return columns;
    }

    /// Names go on in a second line where there is no room; the least width is that of their longer half.
    private static TableColumn<TraceOption, String> name(
            String title, double width, Function<TraceOption, String> text) {
        TableColumn<TraceOption, String> column = fixed(TableColumns.text(Messages.get(title), width, text), 138);
        column.setCellFactory(NameCell::new);
        return column;
    }

    private static TableColumn<TraceOption, String> fixed(TableColumn<TraceOption, String> column, double width) {
        column.setMinWidth(width);
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    private static String scope(TraceOption option) {
        return Messages.get("probe.scope." + option.scope().name().toLowerCase(Locale.ROOT));
    }

    private static String route(TraceOption option) {
        return Messages.get("route." + option.route().name().toLowerCase(Locale.ROOT));
    }

    private static String state(TraceOption option) {
        return Messages.get(option.usable() ? "probe.usable" : "probe.unusable");
    }

    private static TableColumn<TraceOption, String> mark(Captured what) {
        TableColumn<TraceOption, String> column =
                TableColumns.text(header(what), 62, option -> sign(fidelity(option, what)));
        column.setMaxWidth(column.getMinWidth());
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("mark");
        column.setCellFactory(c -> new MarkCell(what));
        return column;
    }

    private static String header(Captured what) {
        return Messages.get("probe.captured." + what.name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Fidelity> fidelity(TraceOption option, Captured what) {
        return option.fidelity().stream().filter(f -> f.what() == what).findFirst();
    }

    private static String sign(Optional<Fidelity> fidelity) {
        return switch (fidelity.map(Fidelity::provenance).orElse(Provenance.MISSING)) {
            case MEASURED -> "●";
            case DERIVED -> "◕";
            case ESTIMATED -> "◐";
            case MISSING -> "–";
        };
    }

    private static final class Row extends TableRow<TraceOption> {
        @Override
        protected void updateItem(TraceOption option, boolean empty) {
            super.updateItem(option, empty);
            pseudoClassStateChanged(UNUSABLE, option != null && !empty && !option.usable());
        }
    }

    private static final class NameCell extends TableCell<TraceOption, String> {
        private static final double PADDING = 18;

        private final Text text = new Text();

        NameCell(TableColumn<TraceOption, String> column) {
            text.wrappingWidthProperty().bind(column.widthProperty().subtract(PADDING));
            text.fillProperty().bind(textFillProperty());
            text.fontProperty().bind(fontProperty());
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(text);
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            text.setText(empty ? "" : name);
            setText(empty ? "" : name); // for screen readers
        }
    }

    private static final class MarkCell extends TableCell<TraceOption, String> {
        private final Captured what;

        MarkCell(Captured what) {
            this.what = what;
        }

        @Override
        protected void updateItem(String sign, boolean empty) {
            super.updateItem(sign, empty);
            getStyleClass().removeIf(name -> name.startsWith("mark-"));
            TraceOption option = getTableRow() == null ? null : getTableRow().getItem();
            if (empty || option == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            Optional<Fidelity> fidelity = fidelity(option, what);
            Provenance provenance = fidelity.map(Fidelity::provenance).orElse(Provenance.MISSING);
            getStyleClass().add("mark-" + provenance.name().toLowerCase(Locale.ROOT));
            setText(sign);
            String text = header(what) + ": " + ComponentTexts.provenance(provenance)
                    + fidelity.map(Fidelity::note)
                            .filter(note -> !note.isEmpty())
                            .map(note -> ". " + note)
                            .orElse("");
            setTooltip(new Tooltip(text));
            setAccessibleText(text);
        }
    }
}
