package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.util.StringConverter;

/// The controls in which it is chosen what is traced, how, and until when.
final class StartChoices {
    private final StartViewModel model;

    StartChoices(StartViewModel model) {
        this.model = model;
    }

    ComboBox<CaptureScope> scope() {
        ComboBox<CaptureScope> box = new ComboBox<>(model.scopes());
        box.setId("start-scope");
        box.setPromptText(Messages.get("start.scope.prompt"));
        box.setAccessibleText(Messages.get("start.scope.prompt"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(model.scopeProperty());
        box.setConverter(words(StartChoices::words));
        return box;
    }

    /// The ways to trace the scope that are open on this server.
    ComboBox<CaptureRoute> route() {
        ComboBox<CaptureRoute> box = new ComboBox<>(model.routes());
        box.setId("start-route");
        box.setAccessibleText(Messages.get("start.route"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().bindBidirectional(model.routeProperty());
        box.setConverter(words(route -> Messages.get("route." + route.name().toLowerCase(Locale.ROOT))));
        box.disableProperty().bind(Bindings.size(model.routes()).lessThan(2));
        return box;
    }

    FlowPane record() {
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
                        choice(
                                model.waitMillisProperty(),
                                List.of(0L, 1L, 10L, 100L),
                                "start.waits",
                                "start.waits.none"),
                        choice(
                                "start.sample",
                                model.sampleRateProperty(),
                                List.of(1.0, 0.1, 0.01),
                                value -> value == 1
                                        ? Messages.get("start.sample.all")
                                        : Messages.get("start.sample", Long.toString(Math.round(value * 100)))),
                        choice(
                                model.minMillisProperty(),
                                List.of(0L, 10L, 100L, 1_000L),
                                "start.min",
                                "start.min.none"));
        return pane;
    }

    FlowPane stop() {
        return new FlowPane(
                6,
                5,
                choice(model.maxMinutesProperty(), List.of(1L, 5L, 10L, 60L, 0L), "start.after", "start.after.none"),
                choice(
                        model.maxMegabytesProperty(),
                        List.of(100L, 500L, 2_000L, 0L),
                        "start.bytes",
                        "start.bytes.none"),
                choice(
                        model.maxOverheadPercentProperty(),
                        List.of(0L, 5L, 10L, 25L),
                        "start.overhead",
                        "start.overhead.none"));
    }

    /// A number with a text of its own for 0.
    private static ComboBox<Long> choice(ObjectProperty<Long> value, List<Long> values, String key, String none) {
        return choice(
                key,
                value,
                values,
                number -> number == 0 ? Messages.get(none) : Messages.get(key, Counts.grouped(number)));
    }

    private static <T> ComboBox<T> choice(
            String key, ObjectProperty<T> value, List<T> values, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setAccessibleText(Messages.get("name." + key));
        box.getStyleClass().add("quiet-box");
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
}
