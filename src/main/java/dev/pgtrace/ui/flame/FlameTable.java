package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlamePath;
import dev.pgtrace.analysis.flame.FlameSight;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.share.SharedColumn;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The table twin of the picture: the heaviest frames in sight, for keyboard and screen reader.
final class FlameTable extends VBox {
    private static final int LIMIT = 1000;

    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final Label caption = new Label();
    private final TableView<Integer> table = new TableView<>();
    private final TableColumn<Integer, Number> weightColumn;
    private @Nullable FlameGraph graph;
    private IntConsumer chosen = frame -> {};
    private boolean following;

    FlameTable(TaskRunner runner, FrameFigures figures) {
        this.runner = runner;
        getStyleClass().add("flame-table");
        caption.getStyleClass().add("flame-table-caption");
        table.setId("flame-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        table.setAccessibleText(Messages.get("flame.table"));
        table.setPlaceholder(new Label(Messages.get("flame.table.empty")));
        table.getColumns()
                .addAll(List.of(
                        TableColumns.free(Messages.get("flame.column.name"), 360, this::text),
                        TableColumns.free(Messages.get("flame.column.around"), 280, this::around)));
        explained(
                number("flame.column.depth", 80, (shown, frame) -> shown.depth(frame), Counts::grouped),
                figures::depth);
        weightColumn = explained(number("flame.column.weight", 120, FlameGraph::weight, this::amount), figures::weight);
        explained(number("flame.column.self", 120, FlameGraph::own, this::amount), figures::self);
        explained(number("flame.column.share", 90, FlameGraph::weight, this::share), figures::share);
        table.getSelectionModel().selectedItemProperty().addListener((observable, before, frame) -> {
            if (frame != null && !following) {
                chosen.accept(frame);
            }
        });
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(caption, table);
        setMinHeight(0);
    }

    void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    /// Lists what is in sight.
    ///
    /// @param selected frame to be selected in the table, or [FlameViewModel#NONE]
    void show(FlameLayout layout, Span span, int selected) {
        BackgroundTask.of((progress, cancel) -> FlameSight.of(layout, span.from(), span.to(), LIMIT, cancel))
                .onSuccess(sight -> fill(layout.graph(), sight, selected))
                .start(runner, slot);
    }

    void select(int frame) {
        following = true;
        try {
            int row = table.getItems().indexOf(frame);
            if (row < 0) {
                table.getSelectionModel().clearSelection();
            } else if (table.getSelectionModel().getSelectedIndex() != row) {
                table.getSelectionModel().select(row);
                table.scrollTo(row);
            }
        } finally {
            following = false;
        }
    }

    void clear() {
        slot.cancel();
        graph = null;
        table.setItems(FXCollections.observableArrayList());
        caption.setText("");
    }

    private void fill(FlameGraph shown, FlameSight sight, int selected) {
        following = true;
        try {
            graph = shown;
            weightColumn.setText(FlameTexts.weightName(shown.weightKind()));
            table.setItems(FXCollections.observableArrayList(
                    IntStream.range(0, sight.size()).map(sight::frame).boxed().toList()));
            table.sort();
        } finally {
            following = false;
        }
        caption.setText(
                sight.size() == sight.count()
                        ? Messages.get("flame.table.all", Counts.grouped(sight.count()))
                        : Messages.get(
                                "flame.table.some", Counts.grouped(sight.size()), Counts.grouped(sight.count())));
        select(selected);
    }

    private interface Figure {
        long of(FlameGraph graph, int frame);
    }

    private TableColumn<Integer, Number> explained(
            TableColumn<Integer, Number> column, BiFunction<FlameGraph, Integer, Explanation> figure) {
        return Explain.column(
                column, (Integer frame) -> Optional.ofNullable(graph).map(shown -> figure.apply(shown, frame)));
    }

    private TableColumn<Integer, Number> number(String key, double width, Figure figure, LongFunction<String> format) {
        TableColumn<Integer, Number> column = new TableColumn<>(Messages.get(key));
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(graph == null ? 0 : figure.of(graph, cell.getValue())));
        column.setCellFactory(ofColumn -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Number item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : format.apply(item.longValue()));
            }
        });
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        table.getColumns().add(column);
        return SharedColumn.number(
                column,
                "",
                (Integer frame) -> graph == null ? Double.NaN : figure.of(graph, frame),
                frame -> graph == null ? "" : format.apply(figure.of(graph, frame)));
    }

    private String text(int frame) {
        return graph == null ? "" : FlameTexts.name(graph, frame);
    }

    private String around(int frame) {
        return graph == null ? "" : FlamePath.around(graph, frame);
    }

    private String amount(long weight) {
        return graph == null ? "" : FlameTexts.weight(graph, weight);
    }

    private String share(long weight) {
        return graph == null ? "" : Percent.of(weight, graph.total());
    }
}
