package dev.pgtrace.ui.probe;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What can be traced on this server, by which route, how exactly, and what is missing.
public final class ProbeView {
    /// Of the view and the card, on both sides of the matrix.
    private static final double MARGINS = 68;

    private final ServerContext context;
    private final MatrixTable matrix = new MatrixTable();
    private final OptionDetails details = new OptionDetails();
    private final TableView<ProbeFinding> findings = new TableView<>();
    private final Button again = new Button(Messages.get("probe.again"), Icons.of(Feather.REFRESH_CW));
    private final VBox content;
    private final StackPane root = new StackPane();
    private final TaskSlot slot = new TaskSlot();

    public ProbeView(ServerContext context) {
        this.context = context;
        again.setOnAction(event -> probe());
        Card options = new Card(Messages.get("probe.title"), Card.grow(matrix.node()));
        for (String key : List.of("measured", "derived", "estimated", "missing")) {
            Label legend = new Label(Messages.get("probe.legend." + key));
            legend.getStyleClass().addAll("footnote", "mark-" + key);
            options.addToHeader(legend);
        }
        options.addToHeader(again);
        options.setMinHeight(290);
        options.setPrefHeight(320);
        findings.setId("probe-findings");
        findings.setAccessibleText(Messages.get("probe.findings.title"));
        findings.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        findings.getColumns().setAll(columns());
        Card facts = new Card(Messages.get("probe.findings.title"), Card.grow(findings));
        facts.setPrefWidth(560);
        HBox.setHgrow(details.node(), Priority.ALWAYS);
        HBox lower = new HBox(12, details.node(), facts);
        content = new VBox(12, options, Card.grow(lower));
        root.getStyleClass().add("view-content");
        root.setId("probe-view");
        root.setMinWidth(Math.ceil(matrix.leastWidth()) + MARGINS);
        matrix.node().getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now != null) {
                details.show(now);
            }
        });
        context.probeProperty().addListener(observable -> show());
        show();
    }

    public Node node() {
        return root;
    }

    public void focus() {
        matrix.node().requestFocus();
    }

    private void probe() {
        again.setDisable(true);
        BackgroundTask.of((progress, cancel) -> context.access().probe(cancel))
                .onSuccess(context::publish)
                .onFinished(() -> again.setDisable(false))
                .start(context.runner(), slot);
    }

    private void show() {
        Probe probe = context.probeProperty().get();
        if (probe == null) {
            root.getChildren()
                    .setAll(new Placeholder(
                            Placeholder.Kind.LOADING,
                            Messages.get("probe.loading"),
                            Messages.get("probe.loading.text")));
            return;
        }
        matrix.show(probe.options());
        findings.getItems().setAll(probe.findings());
        root.getChildren().setAll(content);
    }

    private static List<TableColumn<ProbeFinding, ?>> columns() {
        List<TableColumn<ProbeFinding, ?>> columns = List.of(
                TableColumns.free(
                        Messages.get("probe.finding.subject"),
                        220,
                        f -> KeptTexts.told(f.subject().label())),
                TableColumns.text(Messages.get("probe.finding.state"), 84, ProbeView::state),
                TableColumns.code(Messages.get("probe.finding.value"), ProbeView::value));
        columns.forEach(column -> column.setReorderable(false));
        return columns;
    }

    private static String state(ProbeFinding finding) {
        return Messages.get("probe.state." + finding.state().name().toLowerCase(Locale.ROOT));
    }

    private static String value(ProbeFinding finding) {
        String detail = KeptTexts.told(finding.detail());
        return finding.value().isEmpty()
                ? detail
                : detail.isEmpty() ? finding.value() : finding.value() + " · " + detail;
    }
}
