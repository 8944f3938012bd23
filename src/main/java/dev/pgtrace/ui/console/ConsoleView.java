package dev.pgtrace.ui.console;

import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.control.WrapBar;
import dev.pgtrace.ui.kit.text.SqlEditor;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The SQL console: write, run, and see where the time went.
public final class ConsoleView {
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

    private final ConsoleViewModel model;
    private final SqlEditor editor = new SqlEditor("console-sql");
    private final BindRows binds = new BindRows();
    private final ResultsCard results;
    private final Button run = new Button(Messages.get("console.run"), Icons.of(Feather.PLAY));
    private final Button cancel = new Button(Messages.get("console.cancel"), Icons.of(Feather.X));
    private final CheckBox rollBack = new CheckBox(Messages.get("console.rollback"));
    private final Label warning = new Label();
    private final VBox root;

    /// @param fileOf  a new file for a trace of a scope
    /// @param onTrace opens a trace
    /// @param agreeToExtension asks whether the extension may trace, with what it does
    public ConsoleView(
            ServerContext context,
            Function<String, Path> fileOf,
            Consumer<Path> onTrace,
            Predicate<CapturePlan> agreeToExtension) {
        model = new ConsoleViewModel(context, fileOf, onTrace, agreeToExtension);
        results = new ResultsCard(onTrace);
        editor.area().setAccessibleText(Messages.get("console.title"));
        run.setId("console-run");
        run.getStyleClass().add("accent");
        run.setOnAction(event -> run());
        Tips.install(run, Messages.get("console.run.tip"));
        cancel.setId("console-cancel");
        cancel.setOnAction(event -> model.cancel());
        rollBack.selectedProperty().bindBidirectional(model.rollBackProperty());
        Tips.install(rollBack, Messages.get("console.rollback.tip"));
        CheckBox exact = new CheckBox(Messages.get("console.exact"));
        exact.selectedProperty().bindBidirectional(model.exactTiersProperty());
        Tips.install(exact, Messages.get("console.exact.tip"));
        CheckBox open = new CheckBox(Messages.get("console.open"));
        open.selectedProperty().bindBidirectional(model.openTraceProperty());
        CheckBox extension = new CheckBox(Messages.get("console.extension"));
        extension.setId("console-extension");
        extension.selectedProperty().bindBidirectional(model.extensionProperty());
        Tips.install(extension, Messages.get("console.extension.tip"));
        Runnable showExact = () -> {
            boolean asked = context.probe()
                    .map(Probe::server)
                    .filter(server -> server.major() >= 18)
                    .isPresent();
            exact.setVisible(asked);
            exact.setManaged(asked);
            extension.setVisible(model.hasExtension());
            extension.setManaged(model.hasExtension());
        };
        context.probeProperty().addListener(observable -> showExact.run());
        showExact.run();
        warning.getStyleClass().add("warn-text");
        WrapBar bar = new WrapBar(12, List.of(run, cancel, rollBack, exact, extension, open), List.of(warning));
        Card text = new Card(Messages.get("console.title"), Card.grow(editor.node()), bar);
        HBox.setHgrow(text, Priority.ALWAYS);
        Card table = new BindTable(binds).node();
        table.setPrefWidth(300);
        table.setMinWidth(240);
        HBox upper = new HBox(12, text, table);
        upper.setPrefHeight(330);
        upper.setMinHeight(200);
        root = new VBox(12, upper, Card.grow(results.node()));
        root.setId("console-view");
        root.getStyleClass().add("view-content");
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (RUN.match(event)) {
                run();
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && model.isRunning()) {
                model.cancel();
                event.consume();
            }
        });
        editor.area().textProperty().addListener((observable, old, now) -> typed(now));
        model.stateProperty().addListener(observable -> update());
        update();
        typed("");
    }

    public Node node() {
        return root;
    }

    public void focus() {
        editor.area().requestFocus();
    }

    /// Puts a text into the editor, for instance a statement of a trace.
    public void setText(String sql) {
        editor.setText(sql);
    }

    /// Ends what runs.
    public void close() {
        model.close();
        editor.close();
    }

    private void run() {
        model.run(editor.chosen(), binds.values());
    }

    private void typed(String sql) {
        binds.use(sql);
        boolean writes = ConsoleViewModel.mayWrite(sql);
        rollBack.setDisable(!writes);
        warning.setText(writes && !rollBack.isSelected() ? Messages.get("console.commits") : "");
    }

    private void update() {
        run.setDisable(model.isRunning());
        cancel.setDisable(!model.isRunning());
        results.show(model.stateProperty().get());
    }
}
