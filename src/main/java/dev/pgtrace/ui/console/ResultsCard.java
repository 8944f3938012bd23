package dev.pgtrace.ui.console;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.PlainText;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.FigureText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a run gave: rows, messages, and the way to its trace.
final class ResultsCard {
    private static final double COLUMN = 150;

    private final StackPane stage = new StackPane();
    private final Button trace = new Button(Messages.get("console.trace"));
    private final Card card;
    private final Consumer<Path> onTrace;

    ResultsCard(Consumer<Path> onTrace) {
        this.onTrace = onTrace;
        card = new Card(Messages.get("console.results"), Card.grow(stage));
        card.setId("console-results");
        trace.setId("console-trace");
        card.addToHeader(trace);
        trace.setVisible(false);
        FigureText.on(card.addition(), () -> ResultFigures.of(shown, onTrace));
    }

    private ConsoleViewModel.State shown = new ConsoleViewModel.State.Idle();

    Card node() {
        return card;
    }

    void show(ConsoleViewModel.State state) {
        shown = state;
        trace.setVisible(false);
        card.setAddition("");
        switch (state) {
            case ConsoleViewModel.State.Idle() ->
                stage.getChildren()
                        .setAll(new Placeholder(
                                Placeholder.Kind.EMPTY,
                                Messages.get("console.idle.title"),
                                Messages.get("console.idle.text")));
            case ConsoleViewModel.State.Running(var status) -> {
                card.setAddition(status.map(now -> Durations.format(now.elapsedMicros() / 100_000 * 100_000))
                        .orElse(""));
                boolean turns = stage.getChildren().stream()
                        .anyMatch(node -> node.getStyleClass().contains("placeholder-loading"));
                if (!turns) {
                    ProgressIndicator turning = new ProgressIndicator();
                    turning.setMaxSize(28, 28);
                    stage.getChildren()
                            .setAll(new Placeholder(
                                    Placeholder.Kind.LOADING, Messages.get("console.running"), "", turning));
                }
            }
            case ConsoleViewModel.State.Failed(String reason) ->
                stage.getChildren()
                        .setAll(new Placeholder(Placeholder.Kind.BROKEN, Messages.get("console.failed"), reason));
            case ConsoleViewModel.State.Done done -> done(done);
        }
    }

    private void done(ConsoleViewModel.State.Done done) {
        trace.setVisible(true);
        trace.setOnAction(event -> onTrace.accept(done.trace()));
        card.setAddition(Messages.get(
                "console.done",
                Counts.grouped(done.status().executions()),
                Durations.format(done.status().elapsedMicros())));
        ResultFigures figures = ResultFigures.of(done, onTrace);
        TabPane tabs = new TabPane();
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("trace-tabs");
        if (!done.messages().isEmpty()) {
            tabs.getTabs().add(new Tab(Messages.get("console.messages"), messages(done.messages())));
        }
        for (ResultSetShown result : done.results()) {
            tabs.getTabs().add(tab(result, figures));
        }
        if (tabs.getTabs().isEmpty()) {
            stage.getChildren().setAll(new Placeholder(Placeholder.Kind.EMPTY, Messages.get("console.norows"), ""));
        } else {
            stage.getChildren().setAll(tabs);
        }
    }

    private static VBox messages(List<String> messages) {
        VBox box = new VBox(6);
        for (String message : messages) {
            Label label = new Label(message);
            label.setWrapText(true);
            label.getStyleClass().add("warn-text");
            box.getChildren().add(label);
        }
        return box;
    }

    /// The number of its rows stands in a label of its own, since a tab is no node that could be explained.
    private static Tab tab(ResultSetShown result, ResultFigures figures) {
        Label rows = new Label(Messages.get("console.result.rows", Counts.grouped(result.total())));
        rows.getStyleClass().add("muted");
        Explain.on(rows, () -> Optional.of(figures.rows(result)));
        Tab tab = new Tab(Messages.get("console.result", Integer.toString(result.number())), table(result, figures));
        tab.getStyleClass().add("counting-tab");
        tab.setGraphic(rows);
        return tab;
    }

    private static Node table(ResultSetShown result, ResultFigures figures) {
        TableView<ResultSetShown.Row> table = new TableView<>();
        table.setAccessibleText(Messages.get("console.results"));
        for (int i = 0; i < result.columns().size(); i++) {
            int at = i;
            TableColumn<ResultSetShown.Row, String> column =
                    new TableColumn<>(result.columns().get(i));
            column.setPrefWidth(COLUMN);
            column.getStyleClass().add("returned");
            column.setCellValueFactory(data -> {
                String value = data.getValue().value(at);
                return new ReadOnlyObjectWrapper<>(value == null ? "NULL" : PlainText.oneLine(value));
            });
            Explain.column(column, (ResultSetShown.Row row) -> Optional.of(figures.cell(result, row, at)));
            table.getColumns().add(column);
        }
        table.getItems().setAll(result.rows());
        String total = Counts.grouped(result.total());
        Label rows = new Label(
                result.total() > result.rows().size()
                        ? Messages.get(
                                "console.cut", Counts.grouped(result.rows().size()), total)
                        : Messages.get("console.all", total));
        rows.getStyleClass().add("footnote");
        Explain.on(rows, () -> Optional.of(figures.rows(result)));
        return inset(new VBox(4, Card.grow(table), rows));
    }

    /// A tab cuts off what stands out of it, the mark of the keyboard too.
    private static VBox inset(VBox box) {
        box.setPadding(new Insets(3));
        return box;
    }
}
