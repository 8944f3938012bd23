package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.TextWidths;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;

/// Timed waits where the format has them, else the buffers that the tracer sampled, which are no waits.
final class WaitsPane extends BorderPane {
    private final TableView<Wait> waits = new TableView<>();
    private final TableView<SampledBuffer> samples = new TableView<>();
    private final Label note = new Label();
    private final Label empty = new Label();

    WaitsPane(FactFigures figures) {
        waits.setPlaceholder(empty);
        samples.setId("statements-samples");
        waits.setAccessibleText(Messages.get("statements.tab.waits"));
        samples.setAccessibleText(Messages.get("statements.tab.samples"));
        note.getStyleClass().add("detail-note");
        note.setWrapText(true);
        note.setPadding(new javafx.geometry.Insets(0, 0, 6, 0));
        waits.getColumns().add(column("statements.waits.event", 240, Wait::event, "code"));
        waits.getColumns()
                .add(SharedColumn.micros(
                        Explain.column(
                                column(
                                        "statements.waits.elapsed",
                                        100,
                                        wait -> Durations.format(wait.elapsedMicros()),
                                        "number"),
                                (Wait wait) -> Optional.of(figures.wait(
                                        wait.event(), Durations.exact(wait.elapsedMicros()), wait.samples() > 0))),
                        Wait::elapsedMicros));
        waits.getColumns()
                .add(column("statements.waits.component", 140, wait -> ComponentTexts.name(wait.component()), ""));
        waits.getColumns().add(column("statements.waits.parameters", 240, Wait::parameters, "code"));
        samples.getColumns().add(column("statements.samples.table", 220, SampledBuffer::table, "code"));
        samples.getColumns().add(column("statements.samples.fork", 70, SampledBuffer::fork, ""));
        samples.getColumns()
                .add(SharedColumn.count(
                        Explain.column(
                                column("statements.samples.block", 90, one -> Counts.grouped(one.block()), "number"),
                                (SampledBuffer one) ->
                                        Optional.of(figures.sample(one.table(), Counts.grouped(one.block())))),
                        SampledBuffer::block));
        samples.getColumns().add(column("statements.samples.file", 160, SampledBuffer::file, "code"));
        samples.getColumns().add(column("statements.samples.printed", 100, SampledBuffer::elapsed, "code"));
        for (TableView<?> table : List.of(waits, samples)) {
            table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        }
    }

    void show(Details details) {
        Optional<ExecutionDetail> detail = details.detail();
        List<SampledBuffer> buffers =
                detail.map(ExecutionDetail::sampledBuffers).orElse(List.of());
        waits.getItems().setAll(detail.map(ExecutionDetail::waits).orElse(List.of()));
        samples.getItems().setAll(buffers);
        note.setText(buffers.isEmpty() ? "" : Messages.get("statements.note.samples"));
        setTop(buffers.isEmpty() ? null : note);
        setCenter(buffers.isEmpty() ? waits : samples);
        empty.setText(Messages.get(detail.isPresent() ? "statements.waits.none" : "statements.waits.select"));
    }

    private static <R> TableColumn<R, String> column(
            String key, double width, Function<R, String> text, String styleClass) {
        TableColumn<R, String> column = new TableColumn<>(Messages.get(key));
        column.setMinWidth(TextWidths.ofTitle(column.getText()));
        column.setPrefWidth(Math.max(width, column.getMinWidth()));
        if (!styleClass.isEmpty()) {
            column.getStyleClass().add(styleClass);
        }
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(text.apply(data.getValue())));
        return column;
    }
}
