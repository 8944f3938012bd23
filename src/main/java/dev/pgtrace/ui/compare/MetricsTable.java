package dev.pgtrace.ui.compare;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The metrics of the first variant and of a chosen other one, and what that one has more or less.
final class MetricsTable extends TableView<Metric> {
    private static final double ROW_HEIGHT = 25;

    private int chosen;
    private String runs = "";

    MetricsTable() {
        setId("experiment-metrics");
        setAccessibleText(Messages.get("compare.metrics.title"));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setMinSize(0, 0);
        setFixedCellSize(ROW_HEIGHT); // seven of them are in sight without scrolling
    }

    /// @param variant that is compared with the first
    /// @param newRuns timed runs of each variant, ready to read
    void show(List<Metric> rows, int variant, String newRuns) {
        runs = newRuns;
        if (chosen != variant) {
            chosen = variant;
            columns(variant);
        }
        if (!getItems().equals(rows)) {
            getItems().setAll(rows);
        }
    }

    private void columns(int variant) {
        TableColumn<Metric, String> name = TableColumns.text("", 132, Metric::name);
        name.setMinWidth(132);
        getColumns().setAll(List.of(name, value(0), value(variant), delta(variant)));
        getColumns().forEach(column -> {
            column.setSortable(false);
            column.setReorderable(false);
        });
    }

    private TableColumn<Metric, String> value(int variant) {
        String letter = ExperimentShown.letter(variant);
        return Explain.column(
                TableColumns.number(letter, 88, row -> row.values().get(variant), Metric::tip),
                (Metric row) -> Optional.of(ComparedFigures.ofRuns(
                        this,
                        Messages.get("explain.name.of", row.name(), letter),
                        row.values().get(variant),
                        Provenance.MEASURED,
                        row.tip(),
                        Messages.get("explain.f.runs", runs, row.values().get(variant)))));
    }

    private TableColumn<Metric, String> delta(int variant) {
        TableColumn<Metric, String> column = TableColumns.number(
                Messages.get("compare.metrics.delta", ExperimentShown.letter(variant), ExperimentShown.letter(0)),
                120,
                row -> row.deltas().get(variant).text(),
                Metric::tip);
        Explain.column(
                column,
                (Metric row) -> Optional.of(ComparedFigures.ofRuns(
                        this,
                        Messages.get("explain.name.of", row.name(), column.getText()),
                        row.deltas().get(variant).text(),
                        Provenance.DERIVED,
                        row.tip(),
                        Messages.get(
                                "explain.f.against",
                                row.values().get(variant),
                                row.values().getFirst(),
                                row.deltas().get(variant).text()))));
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
