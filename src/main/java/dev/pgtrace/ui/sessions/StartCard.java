package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PreparedRecording;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// Starts a trace: what, by which route, what will be seen and what not, what is written to the server, and when it
/// ends. All of it stands there before Start can be pressed.
final class StartCard {
    private final ServerContext context;
    private final StartViewModel model;
    private final Consumer<CapturePlan> showPlan;
    private final GridPane grid = new GridPane();
    private final Label what = new Label();
    private final Label route = new Label();
    private final VBox sees = new VBox(2);
    private final VBox notes = new VBox(2);
    private final Label server = new Label();
    private final Hyperlink show = new Hyperlink(Messages.get("start.show"));
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
        this.showPlan = showPlan;
        grid.setHgap(12);
        grid.setVgap(7);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(86);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(labels, values);
        what.setWrapText(true);
        row("start.what", new VBox(4, what, scopeBox()));
        row("start.record", record());
        row("start.route", route);
        row("start.sees", sees);
        row("start.notes", notes);
        HBox written = new HBox(6, server, show);
        written.setAlignment(Pos.CENTER_LEFT);
        row("start.server", written);
        row("start.stop", stop());
        show.setOnAction(event -> plan(this.showPlan));
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
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        grid.addRow(line++, label, value);
    }

    private ComboBox<CaptureScope> scopeBox() {
        ComboBox<CaptureScope> box = new ComboBox<>(model.scopes());
        box.setId("start-scope");
        box.setPromptText(Messages.get("start.scope.prompt"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(model.scopeProperty());
        box.setConverter(words(StartCard::words));
        return box;
    }

    private FlowPane record() {
        FlowPane pane = new FlowPane(12, 5);
        for (CaptureDetail detail : List.of(CaptureDetail.NODE_TIMES, CaptureDetail.USAGE, CaptureDetail.CALLS)) {
            String key = "start.detail." + detail.name().toLowerCase(Locale.ROOT);
            CheckBox box = new CheckBox(Messages.get(key));
            box.setSelected(model.details().contains(detail));
            box.setOnAction(event -> {
                if (box.isSelected()) {
                    model.details().add(detail);
                } else {
                    model.details().remove(detail);
                }
            });
            pane.getChildren().add(box);
        }
        pane.getChildren()
                .addAll(
                        choice(model.waitMillisProperty(), List.of(0L, 1L, 10L, 100L), "start.waits", "start.waits.none", 140),
                        choice(model.sampleRateProperty(), List.of(1.0, 0.1, 0.01), value -> value == 1
                                ? Messages.get("start.sample.all")
                                : Messages.get("start.sample", Long.toString(Math.round(value * 100))), 132),
                        choice(model.minMillisProperty(), List.of(0L, 10L, 100L, 1_000L), "start.min", "start.min.none", 126));
        return pane;
    }

    private FlowPane stop() {
        return new FlowPane(
                6,
                5,
                choice(model.maxMinutesProperty(), List.of(1L, 5L, 10L, 60L, 0L), "start.after", "start.after.none", 122),
                choice(model.maxMegabytesProperty(), List.of(100L, 500L, 2_000L, 0L), "start.bytes", "start.bytes.none", 98),
                choice(
                        model.maxOverheadPercentProperty(),
                        List.of(0L, 5L, 10L, 25L),
                        "start.overhead",
                        "start.overhead.none",
                        140));
    }

    /// A number with a text of its own for 0.
    private static ComboBox<Long> choice(
            ObjectProperty<Long> value, List<Long> values, String key, String none, double width) {
        return choice(
                value,
                values,
                number -> number == 0 ? Messages.get(none) : Messages.get(key, Counts.grouped(number)),
                width);
    }

    private static <T> ComboBox<T> choice(
            ObjectProperty<T> value, List<T> values, Function<T, String> words, double width) {
        ComboBox<T> box = new ComboBox<>();
        box.getStyleClass().add("quiet-box");
        box.setPrefWidth(width);
        box.getItems().setAll(values);
        box.setConverter(words(words));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }

    static String words(CaptureScope scope) {
        return switch (scope) {
            case CaptureScope.OwnSession own -> Messages.get("scope.own");
            case CaptureScope.Pid(long pid) -> Messages.get("scope.pid", Long.toString(pid));
            case CaptureScope.Role(String role) -> Messages.get("scope.role", role);
            case CaptureScope.Database(String database) -> Messages.get("scope.database", database);
            case CaptureScope.RoleInDatabase(String role, String database) ->
                Messages.get("scope.roleInDatabase", role, database);
            case CaptureScope.Application(String application) -> Messages.get("scope.application", application);
            case CaptureScope.All all -> Messages.get("scope.all");
        };
    }

    private void plan(Consumer<CapturePlan> consumer) {
        if (model.stateProperty().get() instanceof StartViewModel.State.Ready(PreparedRecording prepared)) {
            consumer.accept(prepared.plan());
        }
    }

    private void update() {
        hint.getStyleClass().setAll("label");
        start.setDisable(true);
        switch (model.stateProperty().get()) {
            case StartViewModel.State.Nothing() -> {
                clear();
                say(Messages.get("start.pick"), "muted");
            }
            case StartViewModel.State.Preparing() -> say(Messages.get("start.preparing"), "muted");
            case StartViewModel.State.Refused(String reason) -> {
                clear();
                say(reason, "warn-text");
            }
            case StartViewModel.State.Ready(PreparedRecording prepared) -> {
                start.setDisable(false);
                show(prepared.plan());
                say(context.profile().production() ? Messages.get("start.production") : "", "warn-text");
            }
        }
    }

    private void clear() {
        route.setText("");
        sees.getChildren().clear();
        notes.getChildren().clear();
        server.setText("");
        show.setVisible(false);
    }

    private void show(CapturePlan plan) {
        route.setText(Messages.get("route." + plan.route().name().toLowerCase(Locale.ROOT)));
        sees.getChildren().setAll(lines(plan.fidelity()));
        notes.getChildren()
                .setAll(lines(plan.notes().isEmpty() ? List.of(Messages.get("start.notes.none")) : plan.notes()));
        server.setText(
                plan.writesToServer()
                        ? Messages.get("start.server.writes", Counts.grouped(plan.statements().size()))
                        : Messages.get("start.server.nothing"));
        show.setVisible(plan.writesToServer());
    }

    private static List<Label> lines(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> {
                    Label label = new Label(sentence);
                    label.setWrapText(true);
                    label.setMinHeight(Region.USE_PREF_SIZE);
                    return label;
                })
                .toList();
    }

    private void say(String text, String style) {
        hint.setText(text);
        hint.getStyleClass().add(style);
    }
}
