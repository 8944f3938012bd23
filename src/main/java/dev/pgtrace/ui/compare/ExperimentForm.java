package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The form of an experiment.
final class ExperimentForm {
    private static final KeyCombination START = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    /// Of the kinds of source and, beside them, a table.
    private static final double PARAMETERS_WIDTH = 430;

    private static final double PARAMETERS_HEIGHT = 230;

    private final ExperimentViewModel model;
    private final ExperimentDraft draft;
    private final ComboBox<ServerContext> server = new ComboBox<>();
    private final HBox variants = new HBox(12);
    private final List<VariantForm> forms = new ArrayList<>();
    private final Label problem = new Label();
    private final Label noServer = new Label(Messages.get("compare.form.server.none"));
    private final Button start = new Button(Messages.get("compare.form.start"), Icons.of(Feather.PLAY));
    private final ScrollPane root;

    /// @param servers that are connected now
    /// @param connect shows the form of a new server
    ExperimentForm(
            ExperimentViewModel model, ExperimentDraft draft, ObservableList<ServerContext> servers, Runnable connect) {
        this.model = model;
        this.draft = draft;
        server.setId("experiment-server");
        server.setConverter(names());
        server.setItems(servers);
        server.setPromptText(Messages.get("compare.form.server"));
        server.setAccessibleText(Messages.get("compare.form.server"));
        Button connecting = new Button(Messages.get("toolbar.connect"));
        connecting.setOnAction(event -> connect.run());
        noServer.getStyleClass().add("warn-text");
        servers.addListener((ListChangeListener<ServerContext>) change -> chooseServer());
        chooseServer();
        TextField title = new TextField();
        title.setId("experiment-title");
        title.setPromptText(Messages.get("compare.form.title"));
        title.setAccessibleText(Messages.get("compare.form.title"));
        title.setPrefColumnCount(24);
        title.textProperty().bindBidirectional(draft.titleProperty());
        Button add = new Button(Messages.get("compare.form.variant.add"), Icons.of(Feather.PLUS));
        add.setId("variant-add");
        add.setOnAction(event -> draft.addVariant());
        start.setId("experiment-start");
        start.getStyleClass().add("accent");
        start.setOnAction(event -> start());
        problem.setId("experiment-problem");
        problem.getStyleClass().add("bad-text");
        problem.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox top = new HBox(10, server, connecting, noServer, title, gap, add);
        top.getStyleClass().add("chip-row");
        Card parameters = new ParameterForm(draft.parameters(), draft.parameterCountProperty()).node();
        Card options = new OptionsForm(draft.options()).node();
        parameters.setMinWidth(PARAMETERS_WIDTH);
        parameters.setMinHeight(PARAMETERS_HEIGHT);
        parameters.setPrefHeight(PARAMETERS_HEIGHT);
        SideBySide below = new SideBySide(12, parameters, options);
        Label note = new Label(Messages.get("compare.form.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        HBox.setHgrow(problem, Priority.ALWAYS);
        HBox bottom = new HBox(14, start, note, problem);
        bottom.getStyleClass().add("chip-row");
        VBox content = new VBox(12, top, Card.grow(variants), below, bottom);
        content.getStyleClass().add("view-content");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setFitToHeight(true);
        root.getStyleClass().add("edge-to-edge");
        root.setId("experiment-form");
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (START.match(event)) {
                start();
                event.consume();
            }
        });
        draft.variants().addListener((ListChangeListener<VariantDraft>) change -> arrange());
        arrange();
    }

    Node node() {
        return root;
    }

    void focus() {
        if (!forms.isEmpty()) {
            forms.getLast().focus();
        }
    }

    /// Why it could not be started, or the empty text.
    void complain(String text) {
        problem.setText(text);
    }

    void choose(ServerContext context) {
        server.setValue(context);
    }

    void close() {
        forms.forEach(VariantForm::close);
    }

    private void start() {
        ServerContext on = server.getValue();
        if (on == null) {
            complain(Messages.get("compare.form.server.none"));
            return;
        }
        ExperimentRequest request;
        try {
            request = draft.request(RandomGenerator.getDefault());
        } catch (TraceException e) {
            complain(String.valueOf(e.getMessage()));
            return;
        }
        complain("");
        model.start(on, request, draft.parameters().reading(on));
    }

    private void arrange() {
        close();
        forms.clear();
        variants.getChildren().clear();
        for (int i = 0; i < draft.variants().size(); i++) {
            VariantDraft variant = draft.variants().get(i);
            VariantForm form = new VariantForm(ExperimentShown.letter(i), variant, () -> draft.remove(variant));
            forms.add(form);
            variants.getChildren().add(form.node());
        }
    }

    private void chooseServer() {
        List<ServerContext> servers = server.getItems();
        noServer.setVisible(servers.isEmpty());
        noServer.setManaged(servers.isEmpty());
        if (server.getValue() == null || !servers.contains(server.getValue())) {
            server.setValue(servers.isEmpty() ? null : servers.getFirst());
        }
    }

    private static StringConverter<ServerContext> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable ServerContext context) {
                if (context == null) {
                    return "";
                }
                String name = context.profile().name();
                return context.profile().production() ? Messages.get("compare.form.production", name) : name;
            }

            @Override
            public ServerContext fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        };
    }
}
