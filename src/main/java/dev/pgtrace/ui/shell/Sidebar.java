package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.live.RecordingBar;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Servers, open traces and recent files.
final class Sidebar extends VBox {
    static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

    private final Workspace workspace;
    private final Servers servers;
    private final Consumer<ServerProfile> editServer;
    private final VBox known = new VBox();
    private final RecordingTabs recordings;
    private final VBox recording = new VBox();
    private final Map<OpenedTrace, Button> entries = new HashMap<>();
    private final VBox open = new VBox();
    private final VBox recent = new VBox();
    private final ComparisonTabs comparisons;

    /// @param editServer  shows the form of a server
    /// @param comparisons listed below the traces
    Sidebar(
            Workspace workspace,
            Servers servers,
            Consumer<ServerProfile> editServer,
            RecordingTabs recordings,
            ComparisonTabs comparisons) {
        this.workspace = workspace;
        this.servers = servers;
        this.editServer = editServer;
        this.recordings = recordings;
        this.comparisons = comparisons;
        getStyleClass().add("sidebar");
        VBox traces = new VBox(open, new ComparisonList(comparisons.comparisons(), workspace));
        getChildren().addAll(known, recording, traces, recent);
        for (VBox part : List.of(known, recording, recent)) {
            part.managedProperty().bind(Bindings.isNotEmpty(part.getChildren())); // an empty one takes no room
        }
        InvalidationListener update = observable -> update();
        workspace.traces().addListener(update);
        workspace.traces().addListener((InvalidationListener) observable -> updateRecent());
        workspace.currentProperty().addListener(update);
        workspace.recent().addListener((InvalidationListener) observable -> updateRecent());
        InvalidationListener updateServers = observable -> updateServers();
        servers.known().addListener(updateServers);
        servers.frontProperty().addListener(updateServers);
        servers.open().addListener((ListChangeListener<OpenServer>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(server -> server.stateProperty().addListener(observable -> {
                            server.context().ifPresent(context -> context.probeProperty()
                                    .addListener(updateServers));
                            updateServers();
                        }));
            }
            updateServers();
        });
        recordings.running().addListener((InvalidationListener) observable -> updateRecordings());
        update();
        updateRecent();
        updateServers();
    }

    private void updateRecordings() {
        recording.getChildren().clear();
        if (!recordings.running().isEmpty()) {
            recording.getChildren().add(heading("sidebar.recordings"));
        }
        for (Recording running : recordings.running()) {
            Label clock = new Label();
            clock.getStyleClass().add("sidebar-detail");
            clock.setMinWidth(Region.USE_PREF_SIZE);
            running.statusProperty().addListener((observable, old, now) -> {
                if (now != null) {
                    clock.setText(RecordingBar.clock(now.elapsedMicros()));
                }
            });
            Button entry = entry(Icons.of(Feather.CIRCLE, "record-icon"), running.title(), clock);
            entry.setOnAction(event -> recordings.show(running));
            MenuItem stop = new MenuItem(Messages.get("action.stopTrace"));
            stop.setOnAction(event -> running.stop());
            entry.setContextMenu(new ContextMenu(stop));
            Tips.install(entry, running.file().toString());
            recording.getChildren().add(entry);
        }
    }

    private void updateServers() {
        known.getChildren().clear();
        List<ServerProfile> profiles = servers.listed();
        if (!profiles.isEmpty()) {
            known.getChildren().add(heading("sidebar.servers"));
        }
        for (ServerProfile profile : profiles) {
            known.getChildren().add(entry(profile));
        }
    }

    private Button entry(ServerProfile profile) {
        Optional<OpenServer> open = servers.of(profile);
        Label detail = new Label(detail(open));
        detail.getStyleClass().add("sidebar-detail");
        detail.setMinWidth(Region.USE_PREF_SIZE);
        Region dot = new Region();
        dot.getStyleClass()
                .addAll("server-dot", "server-" + profile.colour().name().toLowerCase(Locale.ROOT));
        Button entry = entry(dot, profile.name(), detail);
        entry.pseudoClassStateChanged(
                CURRENT,
                open.isPresent() && open.get().equals(servers.frontProperty().get()));
        entry.setOnAction(event -> servers.show(profile));
        MenuItem change = new MenuItem(Messages.get("sidebar.server.edit"));
        change.setOnAction(event -> editServer.accept(profile));
        MenuItem forget = new MenuItem(Messages.get("sidebar.server.forget"));
        forget.setOnAction(event -> servers.forget(profile));
        entry.setContextMenu(new ContextMenu(change, forget));
        Tips.install(entry, profile.address().text());
        return entry;
    }

    private static String detail(Optional<OpenServer> open) {
        if (open.isEmpty()) {
            return "";
        }
        return switch (open.get().stateProperty().get()) {
            case OpenServer.State.Connecting() -> Messages.get("sidebar.opening");
            case OpenServer.State.Broken ignored -> Messages.get("sidebar.offline");
            case OpenServer.State.Online(ServerContext context) ->
                context.probe()
                        .map(probe -> probe.server().version().split(" ", 2)[0])
                        .orElse("");
        };
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
        entry.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.isShortcutDown() && event.getButton() == MouseButton.PRIMARY) {
                comparisons.compareWithFront(trace); // the button itself acts on pressing
                event.consume();
            }
        });
        entry.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.isShortcutDown()) {
                entry.disarm(); // the trace in front stays there: it is the other side
            }
        });
        MenuItem compare = new MenuItem(Messages.get("sidebar.compare"));
        compare.setOnAction(event -> comparisons.compareWithFront(trace));
        entry.setContextMenu(new ContextMenu(compare));
        entry.setOnContextMenuRequested(event -> compare.setDisable(
                workspace.current().filter(front -> !front.equals(trace)).isEmpty()));
        Tips.install(entry, trace.path().toString());
        return entry;
    }

    private static String detail(OpenedTrace trace) {
        if (trace.isGrowing()) {
            return Messages.get(trace.isFollowed() ? "sidebar.growing" : "sidebar.live");
        }
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
        // What is open stands above already, unless its file is gone, which is worth a line.
        Set<Path> shown = workspace.traces().stream()
                .map(trace -> trace.path().toAbsolutePath().normalize())
                .collect(Collectors.toSet());
        List<Workspace.Recent> files = workspace.recent().stream()
                .filter(file -> file.missing()
                        || !shown.contains(file.path().toAbsolutePath().normalize()))
                .toList();
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

    static Label heading(String key) {
        Label heading = new Label(Messages.get(key));
        heading.getStyleClass().add("sidebar-heading");
        return heading;
    }

    static Button entry(@Nullable Node icon, String text, Label detail) {
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
