package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.ServerPage;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Starts a trace: what, by which route, what will be seen and what not, what is written to the server, and when it
/// ends. All of it stands there before Start can be pressed.
final class StartCard {
    private final ServerContext context;
    private final StartViewModel model;
    private final PlanLines plan;
    private final GridPane grid = new GridPane();
    private final Label what = new Label();
    private final Label closed = new Label();
    private final Hyperlink extension = new Hyperlink(Messages.get("start.extension"));
    private final Button start = new Button(Messages.get("start.start"), Icons.of(Feather.CIRCLE));
    private final Label hint = new Label();
    private final Card card;
    private int line;

    /// @param onStart  starts what was shown
    /// @param showPlan shows the exact statements
    StartCard(
            ServerContext context,
            StartViewModel model,
            Consumer<StartRequest> onStart,
            Consumer<CapturePlan> showPlan) {
        this.context = context;
        this.model = model;
        this.plan = new PlanLines(showPlan);
        grid.setHgap(12);
        grid.setVgap(7);
        grid.setPadding(new Insets(0, 8, 0, 0)); // between the choices and the scroll bar
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(86);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        what.setWrapText(true);
        StartChoices choices = new StartChoices(model);
        row("start.what", new VBox(4, what, choices.scope()));
        row("start.record", choices.record());
        row("start.route", new VBox(4, choices.route(), closed, extension));
        row("start.sees", plan.sees());
        row("start.notes", plan.notes());
        row("start.server", plan.server());
        row("start.stop", choices.stop());
        closed.getStyleClass().add("muted");
        closed.setId("start-route-closed");
        closed.setWrapText(true);
        closed.setMinHeight(Region.USE_PREF_SIZE);
        extension.setId("start-extension");
        extension.setWrapText(true);
        extension.setOnAction(event -> context.pageProperty().set(ServerPage.CONSOLE));
        start.setId("start-trace");
        start.getStyleClass().add("record-button");
        start.setOnAction(event -> model.request().ifPresent(onStart));
        hint.setWrapText(true);
        hint.setId("start-hint");
        hint.setMinWidth(0);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox buttons = new HBox(10, start, hint);
        buttons.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        card = new Card(Messages.get("start.title"), Card.grow(scroll), buttons);
        card.setId("start-card");
        model.stateProperty().addListener(observable -> update());
        model.closedProperty().addListener(observable -> updateRoutes());
        context.probeProperty().addListener(observable -> updateRoutes());
        updateRoutes();
        update();
    }

    Card node() {
        return card;
    }

    void offer() {
        List<String> pids = model.offered().stream()
                .map(session -> Long.toString(session.pid()))
                .toList();
        what.setText(
                pids.isEmpty()
                        ? Messages.get("start.what.none")
                        : Messages.get(
                                pids.size() == 1 ? "start.what.one" : "start.what.several",
                                Counts.grouped(pids.size()),
                                String.join(", ", pids)));
    }

    private void row(String key, Node value) {
        Label label = new Label(Messages.get(key));
        label.getStyleClass().add("muted");
        label.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(line++, label, value);
    }

    private void updateRoutes() {
        String why = model.closedProperty().get();
        closed.setText(why);
        show(closed, !why.isEmpty());
        show(extension, model.hasExtension());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void update() {
        hint.getStyleClass().setAll("label");
        start.setDisable(true);
        switch (model.stateProperty().get()) {
            case StartViewModel.State.Nothing() -> {
                plan.clear();
                say(Messages.get("start.pick"), "muted");
            }
            case StartViewModel.State.Preparing() -> say(Messages.get("start.preparing"), "muted");
            case StartViewModel.State.Refused(String reason) -> {
                plan.clear();
                say(reason, "warn-text");
            }
            case StartViewModel.State.Ready(PreparedRecording prepared) -> {
                start.setDisable(false);
                plan.show(prepared.plan());
                boolean asks = context.profile().production() && prepared.plan().writesToServer();
                say(asks ? Messages.get("start.production") : "", "warn-text");
            }
        }
    }

    private void say(String text, String style) {
        hint.setText(text);
        hint.getStyleClass().add(style);
    }
}
