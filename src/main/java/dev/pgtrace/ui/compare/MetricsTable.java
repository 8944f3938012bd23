package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The metrics of all variants, and what the later ones have more or less.
final class MetricsTable extends TableView<Metric> {
    private int variants;

    MetricsTable() {
        setId("experiment-metrics");
        setAccessibleText(Messages.get("compare.metrics.title"));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setMinSize(0, 0);
    }

    void show(List<Metric> rows, int count) {
        if (variants != count) {
            variants = count;
            columns(count);
        }
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private void columns(int count) {
        getColumns().clear();
        TableColumn<Metric, String> name = TableColumns.text("", 140, Metric::name);
        name.setMinWidth(120);
        getColumns().add(name);
        for (int i = 0; i < count; i++) {
            int variant = i;
            getColumns()
                    .add(TableColumns.number(
                            ExperimentShown.letter(i),
                            count > 3 ? 80 : 96,
                            row -> row.values().get(variant),
                            Metric::tip));
        }
        for (int i = 1; i < count; i++) {
            getColumns().add(delta(i, count));
        }
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
    }

    private static TableColumn<Metric, String> delta(int variant, int count) {
        TableColumn<Metric, String> column = TableColumns.number(
                Messages.get("compare.metrics.delta", ExperimentShown.letter(variant), ExperimentShown.letter(0)),
                count > 3 ? 92 : 120,
                row -> row.deltas().get(variant).text(),
                Metric::tip);
        column.setMaxWidth(400);
        var plain = column.getCellFactory();
        column.setCellFactory(c -> {
            TableCell<Metric, String> cell = plain.call(c);
            cell.itemProperty().addListener(observable -> {
                cell.getStyleClass().removeIf(style -> style.startsWith("delta-"));
                Metric row =
                        cell.getTableRow() == null ? null : cell.getTableRow().getItem();
                if (row != null) {
                    cell.getStyleClass()
                            .add("delta-"
                                    + row.deltas().get(variant).sense().name().toLowerCase(Locale.ROOT));
                }
            });
            return cell;
        });
        return column;
    }
}
