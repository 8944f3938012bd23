package dev.pgtrace.ui.shell;

import dev.pgtrace.app.TraceNotesFile;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.notes.NotesViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// One tab for each open trace and each server, kept in step with the workspace.
final class TraceTabs {
    private final Workspace workspace;
    private final Servers servers;
    private final RecordingTabs recordings;
    private final Function<OpenServer, ServerPane> serverPanes;
    private final Consumer<Throwable> showFault;
    private final Consumer<String> say;
    private final Consumer<NotesViewModel> showNotes;
    private final TabPane pane = new TabPane();
    private final Map<OpenedTrace, Tab> tabs = new HashMap<>();
    private final Map<OpenServer, Tab> serverTabs = new HashMap<>();

    /// @param serverPanes makes what the tab of a server shows
    TraceTabs(
            Workspace workspace,
            Servers servers,
            RecordingTabs recordings,
            Function<OpenServer, ServerPane> serverPanes,
            Consumer<Throwable> showFault,
            Consumer<String> say,
            Consumer<NotesViewModel> showNotes) {
        this.workspace = workspace;
        this.servers = servers;
        this.recordings = recordings;
        this.serverPanes = serverPanes;
        this.showFault = showFault;
        this.say = say;
        this.showNotes = showNotes;
        pane.getStyleClass().add("trace-tabs");
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        workspace.traces().forEach(this::add);
        workspace.traces().addListener((ListChangeListener<OpenedTrace>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
        workspace.currentProperty().addListener((observable, old, now) -> {
            if (now != null) {
                pane.getSelectionModel().select(tabs.get(now));
            }
        });
        servers.open().addListener((ListChangeListener<OpenServer>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
        servers.frontProperty().addListener((observable, old, now) -> {
            if (now != null) {
                pane.getSelectionModel().select(serverTabs.get(now));
            }
        });
        pane.getSelectionModel().selectedItemProperty().addListener((observable, old, now) -> {
            if (now == null) {
                return;
            }
            switch (now.getContent()) {
                case TracePane shown -> {
                    servers.frontProperty().set(null);
                    workspace.currentProperty().set(shown.trace());
                }
                case ServerPane shown -> {
                    workspace.currentProperty().set(null);
                    servers.frontProperty().set(shown.server());
                }
                default -> {}
            }
        });
    }

    TabPane node() {
        return pane;
    }

    /// The pane in front.
    Optional<TracePane> current() {
        Tab tab = pane.getSelectionModel().getSelectedItem();
        return tab != null && tab.getContent() instanceof TracePane shown ? Optional.of(shown) : Optional.empty();
    }

    /// What there is to say of the server in front, for the status bar.
    Optional<String> serverSummary() {
        Tab tab = pane.getSelectionModel().getSelectedItem();
        return tab != null && tab.getContent() instanceof ServerPane shown ? shown.summary() : Optional.empty();
    }

    private void add(OpenedTrace trace) {
        Tab tab = new Tab(trace.title());
        NotesViewModel notes = new NotesViewModel(
                trace.context(), trace.isFile() ? Optional.of(TraceNotesFile.of(trace.path())) : Optional.empty(), say);
        Runnable fault = () -> {
            if (trace.stateProperty().get() instanceof OpenedTrace.State.Broken(Throwable broken)) {
                showFault.accept(broken);
            }
        };
        TracePane shown = new TracePane(trace, fault, notes, () -> showNotes.accept(notes));
        recordings.of(trace).ifPresent(shown::follow);
        tab.setContent(shown);
        tab.setTooltip(Tips.of(trace.path().toString()));
        tab.setOnCloseRequest(event -> {
            event.consume(); // the workspace decides, and removes the tab
            workspace.close(trace);
        });
        tabs.put(trace, tab);
        pane.getTabs().add(tab);
    }

    private void add(OpenServer server) {
        Tab tab = new Tab(Messages.get("server.tab", server.profile().name()));
        tab.setContent(serverPanes.apply(server));
        tab.setOnCloseRequest(event -> {
            event.consume();
            servers.close(server);
        });
        server.stateProperty()
                .addListener(observable ->
                        tab.setText(Messages.get("server.tab", server.profile().name())));
        serverTabs.put(server, tab);
        pane.getTabs().add(tab);
    }

    private void remove(OpenServer server) {
        Tab tab = serverTabs.remove(server);
        if (tab != null) {
            if (tab.getContent() instanceof ServerPane shown) {
                shown.close();
            }
            pane.getTabs().remove(tab);
        }
    }

    private void remove(OpenedTrace trace) {
        Tab tab = tabs.remove(trace);
        if (tab != null) {
            pane.getTabs().remove(tab);
        }
    }
}
