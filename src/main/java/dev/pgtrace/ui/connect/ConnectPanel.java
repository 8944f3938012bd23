package dev.pgtrace.ui.connect;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The dialog to connect to a server, shown above the window.
public final class ConnectPanel extends VBox {
    private static final double COLOUR_WIDTH = 120;

    private final ConnectViewModel model;
    private final PasswordField password = new PasswordField();
    private final CheckBox keep = new CheckBox(Messages.get("connect.keep"));
    private final TextField address = new TextField();
    private final Label outcome = new Label();
    private final TextArea technical = new TextArea();
    private final TitledPane folded = new TitledPane();
    private final Button test = new Button(Messages.get("connect.test"));
    private final GridPane form = new GridPane();
    private final boolean hasKeyring;
    private int line;

    /// @param onConnect gets what the form says
    /// @param onCancel  takes the panel away
    public ConnectPanel(
            ServerProfile profile,
            ConnectPort port,
            TaskRunner runner,
            Consumer<ConnectRequest> onConnect,
            Runnable onCancel) {
        model = new ConnectViewModel(profile, port, runner);
        hasKeyring = port.hasKeyring();
        setId("connect-panel");
        getStyleClass().addAll("overlay-panel", "connect-panel");
        setMaxSize(620, Region.USE_PREF_SIZE);
        setSpacing(12);
        Label title = new Label(Messages.get("connect.title"));
        title.getStyleClass().add("panel-title");
        address.setId("connect-address");
        address.setAccessibleText(Messages.get("connect.title"));
        address.setPromptText(Messages.get("connect.address.prompt"));
        address.textProperty().bindBidirectional(model.textProperty());
        model.textProperty().addListener(observable -> Platform.runLater(this::hidePassword));
        model.notesProperty().addListener(observable -> model.takePasted().ifPresent(this::fillPassword));
        Label hint = note(Messages.get("connect.address.hint"));
        form();
        outcome.setWrapText(true);
        outcome.setId("connect-outcome");
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        technical.setEditable(false);
        technical.setAccessibleText(Messages.get("connect.technical"));
        technical.getStyleClass().add("code");
        technical.setPrefRowCount(5);
        folded.setText(Messages.get("connect.technical"));
        folded.setContent(technical);
        folded.setExpanded(false);
        folded.setAnimated(false);
        test.setId("connect-test");
        test.setOnAction(event -> model.test(typed()));
        Button connect = new Button(Messages.get("connect.connect"));
        connect.setId("connect-connect");
        connect.getStyleClass().add("accent");
        connect.setDefaultButton(true);
        connect.setOnAction(event -> model.profile().ifPresent(shown -> {
            model.stop();
            onConnect.accept(new ConnectRequest(shown, typed(), keep.isSelected()));
        }));
        Button cancel = new Button(Messages.get("connect.cancel"));
        cancel.setOnAction(event -> {
            model.stop();
            onCancel.run();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, test, gap, cancel, connect);
        getChildren().addAll(title, address, hint, form, outcome, folded, buttons);
        model.outcomeProperty().addListener(observable -> showOutcome());
        model.notesProperty().addListener(observable -> showOutcome());
        showOutcome();
        focusedProperty().addListener((observable, was, is) -> {
            if (is) {
                address.requestFocus();
            }
        });
    }

    private void form() {
        form.setHgap(10);
        form.setVgap(8);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().setAll(labels, fields);
        row("connect.name", field("connect-name", model.nameProperty()));
        TextField port = field("connect-port", model.portProperty());
        port.setAccessibleText(Messages.get("connect.port"));
        port.setPrefColumnCount(6);
        port.setMinWidth(70);
        row(
                "connect.host",
                grow(field("connect-host", model.hostsProperty())),
                muted(Messages.get("connect.port")),
                port);
        row("connect.database", field("connect-database", model.databaseProperty()));
        row("connect.user", field("connect-user", model.userProperty()));
        password.setId("connect-password");
        password.setPromptText(Messages.get("connect.password.prompt"));
        row("connect.password", password);
        keep.setId("connect-keep");
        keep.disableProperty()
                .bind(password.textProperty().isEmpty().or(Bindings.createBooleanBinding(() -> !hasKeyring)));
        form.add(
                new VBox(2, keep, note(Messages.get(hasKeyring ? "connect.keep.hint" : "connect.keep.none"))),
                1,
                line++);
        row("connect.tls", tls(), note(Messages.get("connect.tls.hint")));
        row("connect.root", file(model.rootCertificateProperty(), "connect.root.prompt"));
        row(
                "connect.certificate",
                file(model.certificateProperty(), "connect.certificate.prompt"),
                file(model.keyProperty(), "connect.key.prompt"));
        TextField timeout = field("connect-timeout", model.timeoutSecondsProperty());
        timeout.setMaxWidth(80);
        row("connect.timeout", timeout, muted(Messages.get("connect.timeout.unit")));
        CheckBox production = new CheckBox(Messages.get("connect.production"));
        production.setId("connect-production");
        production.setWrapText(true);
        production.setMinHeight(Region.USE_PREF_SIZE);
        production.selectedProperty().bindBidirectional(model.productionProperty());
        row("connect.colour", colours(), production);
    }

    private void row(String key, Node... nodes) {
        Label label = muted(Messages.get(key));
        HBox box = new HBox(8, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        if (nodes.length == 1 || nodes[0] instanceof TextField && nodes[nodes.length - 1] instanceof TextField) {
            for (Node node : nodes) {
                grow(node);
            }
        }
        label.setLabelFor(nodes[0]);
        form.addRow(line++, label, box);
    }

    private static TextField field(String id, Property<String> value) {
        TextField field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static TextField file(Property<String> value, String prompt) {
        TextField field = new TextField();
        field.setPromptText(Messages.get(prompt));
        field.setAccessibleText(Messages.get(prompt));
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static <N extends Node> N grow(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    private ComboBox<TlsMode> tls() {
        ComboBox<TlsMode> box = new ComboBox<>();
        box.setId("connect-tls");
        box.getItems().setAll(TlsMode.values());
        box.valueProperty().bindBidirectional(model.tlsModeProperty());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(TlsMode mode) {
                return mode == null ? "" : mode.label();
            }

            @Override
            public TlsMode fromString(String label) {
                return TlsMode.of(label).orElse(TlsMode.PREFER);
            }
        });
        return box;
    }

    private ComboBox<ServerColour> colours() {
        ComboBox<ServerColour> box = new ComboBox<>();
        box.setId("connect-colour");
        box.setMinWidth(COLOUR_WIDTH);
        box.getItems().setAll(ServerColour.values());
        box.valueProperty().bindBidirectional(model.colourProperty());
        box.setCellFactory(view -> new ColourCell());
        box.setButtonCell(new ColourCell());
        return box;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A sentence, in as many lines as it needs.
    private static Label note(String text) {
        Label label = muted(text);
        label.setMinSize(0, Region.USE_PREF_SIZE);
        label.setWrapText(true);
        return label;
    }

    /// The binding is deaf to what the model makes of a text while it takes it.
    private void hidePassword() {
        if (!address.getText().equals(model.textProperty().get())) {
            address.setText(model.textProperty().get());
        }
    }

    private void fillPassword(Secret secret) {
        char[] revealed = secret.reveal();
        password.setText(new String(revealed));
        Arrays.fill(revealed, '\0');
    }

    private Optional<Secret> typed() {
        return password.getText().isEmpty() ? Optional.empty() : Optional.of(Secret.of(password.getText()));
    }

    private void showOutcome() {
        outcome.getStyleClass().removeAll("good-text", "bad-text", "muted");
        folded.setVisible(false);
        folded.setManaged(false);
        test.setDisable(false);
        switch (model.outcomeProperty().get()) {
            case ConnectViewModel.Outcome.Nothing() ->
                say(String.join(" ", model.notesProperty().get()), "muted", null);
            case ConnectViewModel.Outcome.Running() -> {
                test.setDisable(true);
                say(Messages.get("connect.running"), "muted", Feather.LOADER);
            }
            case ConnectViewModel.Outcome.Reached(ServerIdentity identity) ->
                say(reached(identity), "good-text", Feather.CHECK_CIRCLE);
            case ConnectViewModel.Outcome.Failed(String sentence, Optional<Throwable> fault) -> {
                say(sentence, "bad-text", Feather.ALERT_OCTAGON);
                fault.map(Throwable::getCause).ifPresent(cause -> {
                    technical.setText(String.valueOf(cause));
                    folded.setVisible(true);
                    folded.setManaged(true);
                });
            }
        }
    }

    private void say(String text, String style, @org.jspecify.annotations.Nullable Feather icon) {
        outcome.setText(text);
        outcome.getStyleClass().add(style);
        outcome.setGraphic(icon == null ? null : Icons.of(icon));
        boolean any = !text.isEmpty();
        outcome.setVisible(any);
        outcome.setManaged(any);
    }

    private static String reached(ServerIdentity identity) {
        return Messages.get(
                "connect.reached",
                identity.version(),
                identity.role(),
                Messages.get(identity.superuser() ? "connect.superuser" : "connect.plain"),
                identity.tls().orElse(Messages.get("connect.unencrypted")),
                Durations.format(identity.roundTripMicros()));
    }

    private static final class ColourCell extends ListCell<ServerColour> {
        @Override
        protected void updateItem(ServerColour colour, boolean empty) {
            super.updateItem(colour, empty);
            if (empty || colour == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            String name = colour.name().toLowerCase(Locale.ROOT);
            Region dot = new Region();
            dot.getStyleClass().addAll("server-dot", "server-" + name);
            setGraphic(dot);
            setText(Messages.get("connect.colour." + name));
        }
    }
}
