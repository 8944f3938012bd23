package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Open traces and recent files.
final class Sidebar extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final Workspace workspace;
    private final Map<OpenedTrace, Button> entries = new HashMap<>();
    private final VBox open = new VBox();
    private final VBox recent = new VBox();

    Sidebar(Workspace workspace) {
        this.workspace = workspace;
        getStyleClass().add("sidebar");
        getChildren().addAll(open, recent);
        InvalidationListener update = observable -> update();
        workspace.traces().addListener(update);
        workspace.currentProperty().addListener(update);
        workspace.recent().addListener((InvalidationListener) observable -> updateRecent());
        update();
        updateRecent();
    }

    private void update() {
        entries.keySet().retainAll(workspace.traces());
        open.getChildren().clear();
        if (!workspace.traces().isEmpty()) {
            open.getChildren().add(heading("sidebar.open"));
        }
        for (OpenedTrace trace : workspace.traces()) {
            Button entry = entries.computeIfAbsent(trace, this::entry);
            entry.pseudoClassStateChanged(CURRENT, workspace.currentProperty().get() == trace);
            open.getChildren().add(entry);
        }
    }

    private Button entry(OpenedTrace trace) {
        Label detail = new Label();
        detail.getStyleClass().add("sidebar-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        Runnable show = () -> detail.setText(detail(trace));
        trace.stateProperty().addListener(observable -> show.run());
        trace.context().analysisProperty().addListener(observable -> show.run());
        show.run();
        Button entry = entry(Icons.of(Feather.FILE_TEXT), trace.title(), detail);
        entry.setOnAction(event -> workspace.currentProperty().set(trace));
        Tips.install(entry, trace.path().toString());
        return entry;
    }

    private static String detail(OpenedTrace trace) {
        return switch (trace.stateProperty().get()) {
            case OpenedTrace.State.Indexing(IndexProgress progress) ->
                progress.share() < 0
                        ? Messages.get("sidebar.opening")
                        : dev.pgtrace.base.text.Percent.of(Math.round(progress.share() * 100), 100);
            case OpenedTrace.State.Broken ignored -> Messages.get("sidebar.broken");
            case OpenedTrace.State.Ready ignored -> size(trace);
            case OpenedTrace.State.Cancelled ignored -> Messages.get("sidebar.part");
        };
    }

    private static String size(OpenedTrace trace) {
        return trace.context().trace().map(t -> Bytes.format(t.info().bytes())).orElse("");
    }

    private void updateRecent() {
        recent.getChildren().clear();
        List<Workspace.Recent> files = workspace.recent().stream().toList();
        if (!files.isEmpty()) {
            recent.getChildren().add(heading("sidebar.recent"));
        }
        for (Workspace.Recent file : files) {
            Label detail = new Label(file.missing() ? Messages.get("sidebar.missing") : "");
            detail.getStyleClass().add("sidebar-detail");
            detail.setMinWidth(Region.USE_PREF_SIZE);
            Button entry = entry(null, title(file.path()), detail);
            entry.getStyleClass().add("recent");
            entry.pseudoClassStateChanged(MISSING, file.missing());
            entry.setOnAction(event -> workspace.open(List.of(file.path())));
            MenuItem forget = new MenuItem(Messages.get("sidebar.forget"));
            forget.setOnAction(event -> workspace.forgetRecent(file.path()));
            entry.setContextMenu(new ContextMenu(forget));
            Tips.install(
                    entry,
                    file.missing()
                            ? Messages.get("sidebar.missing.tip", file.path().toString())
                            : file.path().toString());
            recent.getChildren().add(entry);
        }
    }

    private static Label heading(String key) {
        Label heading = new Label(Messages.get(key));
        heading.getStyleClass().add("sidebar-heading");
        return heading;
    }

    private static Button entry(@Nullable Node icon, String text, Label detail) {
        Label name = new Label(text, icon);
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.getStyleClass().add("sidebar-name");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, name, gap, detail);
        row.getStyleClass().add("sidebar-row");
        Button button = new Button();
        button.setGraphic(row);
        button.getStyleClass().add("sidebar-entry");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(text);
        row.prefWidthProperty().bind(button.widthProperty().subtract(16));
        return button;
    }

    private static String title(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }
}
