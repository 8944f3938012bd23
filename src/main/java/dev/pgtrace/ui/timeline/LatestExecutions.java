package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentBar;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/// The last executions in sight, the last first: the table twin of the picture, for keyboard and screen reader.
final class LatestExecutions {
    private final TimelineViewModel model;
    private final ObservableList<ExecutionAccount> rows = FXCollections.observableArrayList();
    private final TableView<ExecutionAccount> table = new TableView<>(rows);
    /// What moments are counted from.
    private final SimpleObjectProperty<@Nullable Timeline> timeline = new SimpleObjectProperty<>();

    private IntConsumer chosen = execution -> {};
    private boolean following;

    /// @param texts changes when SQL has been read
    LatestExecutions(TimelineViewModel model, ObservableValue<?> texts, BarFigures figures) {
        this.model = model;
        table.setId("timeline-latest");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setAccessibleText(Messages.get("timeline.latest"));
        table.setPlaceholder(new Label(Messages.get("timeline.latest.empty")));
        table.setMinHeight(96);
        table.setMinWidth(584); // all its columns
        TableColumn<ExecutionAccount, String> sql =
                TableColumns.code(Messages.get("timeline.latest"), row -> model.sql(row.execution()));
        TableColumns.following(sql, texts, row -> model.sql(row.execution()));
        sql.setPrefWidth(200);
        sql.setMinWidth(120);
        TableColumn<ExecutionAccount, String> pids =
                TableColumns.text(Messages.get("timeline.column.pid"), 72, this::pid);
        pids.setMinWidth(72);
        TableColumn<ExecutionAccount, String> times =
                TableColumns.text(Messages.get("timeline.column.time"), 112, this::moment);
        times.setMinWidth(112);
        table.getColumns()
                .setAll(List.of(
                        TableColumns.following(times, timeline, this::moment),
                        pids,
                        sql,
                        SharedColumn.micros(
                                TableColumns.number(
                                        Messages.get("column.elapsed"),
                                        74,
                                        row -> missing(row.elapsedMicros(), Durations::format),
                                        row -> figure(
                                                row.elapsedMicros(),
                                                Durations::exact,
                                                "statements.formula.elapsed.execution")),
                                ExecutionAccount::elapsedMicros),
                        SharedColumn.count(
                                TableColumns.number(
                                        Messages.get("timeline.column.rows"),
                                        64,
                                        row -> missing(row.rows(), Counts::grouped),
                                        row -> figure(row.rows(), Counts::grouped, "statements.formula.rows")),
                                ExecutionAccount::rows),
                        TableColumns.<ExecutionAccount, ComponentBar>graphic(
                                Messages.get("column.components"),
                                132,
                                ComponentBar::new,
                                (bar, row) -> bar.setParts(
                                        LedgerParts.of(row.ledger()),
                                        row.ledger().wholeMicros()))));
        explain(figures);
        table.getColumns().forEach(column -> {
            column.setSortable(false); // the latest first is what this list is for; Statements sorts
            column.setReorderable(false);
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.open();
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, now) -> {
            if (now != null && !following) {
                chosen.accept(now.execution());
            }
        });
    }

    /// The last three columns are figures: elapsed, rows, components.
    private void explain(BarFigures figures) {
        List<TableColumn<ExecutionAccount, ?>> columns = table.getColumns();
        int first = columns.size() - 3;
        TableColumn<ExecutionAccount, ?> elapsed = columns.get(first);
        TableColumn<ExecutionAccount, ?> count = columns.get(first + 1);
        TableColumn<ExecutionAccount, ?> bar = columns.get(first + 2);
        Explain.column(elapsed, (ExecutionAccount row) -> Optional.of(row)
                .filter(account -> account.elapsedMicros() != Table.MISSING)
                .map(account -> figures.elapsed(account, elapsed.getText())));
        Explain.column(count, (ExecutionAccount row) -> Optional.of(row)
                .filter(account -> account.rows() != Table.MISSING)
                .map(account -> figures.rows(account, count.getText())));
        Explain.column(bar, (ExecutionAccount row) -> figures.components(row, bar.getText()));
    }

    TableView<ExecutionAccount> node() {
        return table;
    }

    void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    void show(Timeline shown, List<ExecutionAccount> latest) {
        following = true;
        try {
            timeline.set(shown);
            if (rows.isEmpty() && !latest.isEmpty()) {
                GrowingTable.again(table);
            }
            if (!rows.equals(latest)) {
                rows.setAll(latest);
            }
        } finally {
            following = false;
        }
        select(model.selectedExecution());
    }

    /// Marks an execution, where it is in the list.
    void select(int execution) {
        following = true;
        try {
            for (ExecutionAccount row : rows) {
                if (row.execution() == execution) {
                    table.getSelectionModel().select(row);
                    return;
                }
            }
            table.getSelectionModel().clearSelection();
        } finally {
            following = false;
        }
    }

    void clear() {
        rows.clear();
    }

    String copyText() {
        ExecutionAccount row = table.getSelectionModel().getSelectedItem();
        return row == null ? "" : TableColumns.rowText(table, row);
    }

    private String moment(ExecutionAccount row) {
        Timeline shown = timeline.get();
        int bar = shown == null ? Timeline.NONE : shown.firstBar(row.execution());
        return shown == null || bar == Timeline.NONE ? "" : TimelineTexts.moment(shown, shown.start(bar));
    }

    private String pid(ExecutionAccount row) {
        return missing(model.pid(row.execution()), Long::toString);
    }

    private static String figure(long figure, java.util.function.LongFunction<String> exact, String formula) {
        return figure == Table.MISSING
                ? ""
                : ComponentTexts.figure(exact.apply(figure), Provenance.MEASURED, Messages.get(formula));
    }

    private static String missing(long figure, java.util.function.LongFunction<String> format) {
        return figure == Table.MISSING ? Percent.UNDEFINED : format.apply(figure);
    }
}
