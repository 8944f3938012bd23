package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.ComponentBar;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.GrowingTable;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.LedgerFigures;
import dev.pgtrace.ui.kit.explain.StatementFigure;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The heaviest statements, one click away from their executions.
final class TopStatements {
    private static final int SHOWN = 100;
    /// Narrower, the median gives its room to the statement.
    private static final double WIDE = 720;
    /// Rows seen without scrolling.
    private static final int FEW = 7;
    private static final double HEADER = 32;
    private static final double ROW = 29;

    private final TraceContext context;
    private final TraceLines lines;
    private final ObservableList<StatementProfile> rows = FXCollections.observableArrayList();
    private final TableView<StatementProfile> table = new TableView<>(rows);
    private final Label placeholder = new Label(Messages.get("overview.statements.empty"));
    private @Nullable TraceAnalysis analysis;

    TopStatements(TraceContext context, TraceLines lines) {
        this.context = context;
        this.lines = lines;
        table.setId("top-statements");
        table.setAccessibleText(Messages.get("overview.statements.title"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.setMinHeight(HEADER + 3 * ROW);
        table.setPlaceholder(placeholder);
        TableColumn<StatementProfile, String> sql = TableColumns.following(
                TableColumns.code(Messages.get("column.statement"), this::sql),
                context.sqlTexts().versionProperty(),
                this::sql);
        sql.setPrefWidth(250);
        sql.setMinWidth(140);
        TableColumn<StatementProfile, String> median =
                time("p50", 70, profile -> profile.elapsed().p50Micros(), Provenance.DERIVED);
        table.widthProperty().addListener((observable, old, width) -> median.setVisible(width.doubleValue() >= WIDE));
        table.getColumns()
                .setAll(List.of(
                        sql,
                        SharedColumn.count(
                                TableColumns.number(
                                        Messages.get("column.calls"),
                                        64,
                                        p -> Counts.grouped(p.calls()),
                                        p -> ComponentTexts.figure(
                                                Counts.grouped(p.calls()),
                                                Provenance.MEASURED,
                                                Messages.get("statements.formula.calls"))),
                                StatementProfile::calls),
                        time("elapsed", 71, StatementProfile::elapsedMicros, Provenance.MEASURED),
                        SharedColumn.share(
                                TableColumns.number(
                                        Messages.get("column.share"),
                                        58,
                                        p -> Percent.of(p.share()),
                                        p -> ComponentTexts.figure(
                                                Percent.of(p.share()),
                                                Provenance.DERIVED,
                                                Messages.get("column.share.tip"))),
                                StatementProfile::share),
                        median,
                        time("p95", 70, p -> p.elapsed().p95Micros(), Provenance.DERIVED),
                        time("max", 70, p -> p.elapsed().maxMicros(), Provenance.MEASURED),
                        TableColumns.<StatementProfile, ComponentBar>graphic(
                                Messages.get("column.components"),
                                136,
                                ComponentBar::new,
                                (bar, p) -> bar.setParts(
                                        LedgerParts.of(p.ledger()), p.ledger().wholeMicros()))));
        explain();
        table.getColumns().forEach(column -> {
            column.setSortable(false); // heaviest first is what this list is for; Statements sorts
            column.setReorderable(false);
        });
        table.setRowFactory(view -> row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
            }
        });
        table.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null && context.selectionProperty().get().statement() != now.statement()) {
                context.select(Selection.ofStatement(now.statement()));
            }
        });
        context.selectionProperty().addListener(observable -> follow());
    }

    /// What is said of the cells, by column as they were added.
    private void explain() {
        List<StatementFigure> figures = List.of(
                StatementFigure.CALLS,
                StatementFigure.ELAPSED,
                StatementFigure.SHARE,
                StatementFigure.P50,
                StatementFigure.P95,
                StatementFigure.MAX);
        for (int i = 0; i < figures.size(); i++) {
            StatementFigure figure = figures.get(i);
            TableColumn<StatementProfile, ?> column = table.getColumns().get(i + 1);
            Explain.column(column, (StatementProfile row) -> Optional.ofNullable(analysis)
                    .map(now -> figure.of(row, column.getText(), exact(figure, row), now.databaseMicros(), lines)));
        }
        TableColumn<StatementProfile, ?> bar = table.getColumns().getLast();
        Explain.column(
                bar, (StatementProfile row) -> Optional.ofNullable(analysis).map(now -> new LedgerFigures(
                                lines,
                                Messages.get("explain.of.statement"),
                                row.ledger().wholeMicros(),
                                row.ledger().entries(),
                                row.tiers().tier1Blocks(),
                                now.model(),
                                part -> lines.ofComponent(row.statement(), row.calls(), part))
                        .whole(bar.getText())));
    }

    private static String exact(StatementFigure figure, StatementProfile row) {
        return switch (figure) {
            case CALLS -> Counts.grouped(row.calls());
            case ELAPSED -> Durations.exact(row.elapsedMicros());
            case SHARE -> Percent.of(row.share());
            case P50 -> Durations.exact(row.elapsed().p50Micros());
            case P95 -> Durations.exact(row.elapsed().p95Micros());
            case MAX -> Durations.exact(row.elapsed().maxMicros());
            case SELF, CPU, ROWS, T1_HIT, P99, READS, TIER2, TIER3, PLANS, INCOMPLETE ->
                throw new IllegalArgumentException("no column of this table: " + figure);
        };
    }

    TableView<StatementProfile> node() {
        return table;
    }

    void focus() {
        table.requestFocus();
    }

    void show(TraceAnalysis newAnalysis) {
        analysis = newAnalysis;
        List<StatementProfile> heaviest = newAnalysis.statements().stream()
                .sorted(Comparator.comparingLong(StatementProfile::elapsedMicros)
                        .reversed()
                        .thenComparingInt(StatementProfile::statement))
                .limit(SHOWN)
                .toList();
        placeholder.setText(Messages.get(
                context.indexingProperty().get() ? "overview.statements.empty" : "overview.statements.none"));
        if (rows.isEmpty() && !heaviest.isEmpty()) {
            GrowingTable.again(table);
        }
        rows.setAll(heaviest);
        table.setPrefHeight(HEADER + ROW * Math.clamp(heaviest.size(), 3, FEW));
        follow();
    }

    String copyText() {
        StatementProfile profile = table.getSelectionModel().getSelectedItem();
        return profile == null ? "" : TableColumns.rowText(table, profile);
    }

    private String sql(StatementProfile profile) {
        return analysis == null ? "" : context.sqlTexts().statement(analysis.trace(), profile.firstCursor());
    }

    private void follow() {
        int statement = context.selectionProperty().get().statement();
        for (StatementProfile profile : rows) {
            if (profile.statement() == statement) {
                table.getSelectionModel().select(profile);
                return;
            }
        }
        table.getSelectionModel().clearSelection();
    }

    private TableRow<StatementProfile> row() {
        TableRow<StatementProfile> row = new TableRow<>();
        row.getStyleClass().add("clickable-row");
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                openSelected();
            }
        });
        return row;
    }

    private void openSelected() {
        StatementProfile profile = table.getSelectionModel().getSelectedItem();
        if (profile != null) {
            context.go(View.STATEMENTS, Selection.ofStatement(profile.statement()));
        }
    }

    private static TableColumn<StatementProfile, String> time(
            String key,
            double width,
            java.util.function.ToLongFunction<StatementProfile> micros,
            Provenance provenance) {
        TableColumn<StatementProfile, String> column = TableColumns.number(
                Messages.get("column." + key),
                width,
                p -> micros.applyAsLong(p) < 0 || (p.elapsed().count() == 0 && micros.applyAsLong(p) == 0)
                        ? Percent.UNDEFINED
                        : Durations.format(micros.applyAsLong(p)),
                p -> micros.applyAsLong(p) < 0
                        ? ""
                        : ComponentTexts.figure(
                                Durations.exact(micros.applyAsLong(p)),
                                provenance,
                                Messages.get("statements.formula." + key)));
        return SharedColumn.micros(
                column,
                (StatementProfile p) ->
                        p.elapsed().count() == 0 && micros.applyAsLong(p) == 0 ? -1 : micros.applyAsLong(p));
    }
}
