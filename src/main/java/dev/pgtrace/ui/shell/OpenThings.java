package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.compare.TraceChoice;
import dev.pgtrace.ui.kit.ServerContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The servers that are connected and the traces that are open, as comparisons choose from them.
final class OpenThings {
    private final Workspace workspace;
    private final Servers servers;
    private final ObservableList<ServerContext> connected = FXCollections.observableArrayList();
    private final ObservableList<TraceChoice> traces = FXCollections.observableArrayList();

    OpenThings(Workspace workspace, Servers servers) {
        this.workspace = workspace;
        this.servers = servers;
        InvalidationListener update = observable -> update();
        servers.open().addListener((ListChangeListener<OpenServer>) change -> {
            while (change.next()) {
                change.getAddedSubList()
                        .forEach(server -> server.stateProperty().addListener(update));
            }
            update();
        });
        workspace.traces().addListener(update);
        update();
    }

    ObservableList<ServerContext> servers() {
        return connected;
    }

    ObservableList<TraceChoice> traces() {
        return traces;
    }

    /// Lists change only where something has: what is chosen in a box stays chosen.
    private void update() {
        List<ServerContext> online = servers.open().stream()
                .map(OpenServer::context)
                .flatMap(Optional::stream)
                .toList();
        if (!connected.equals(online)) {
            connected.setAll(online);
        }
        List<TraceChoice> open = workspace.traces().stream()
                .map(trace -> new TraceChoice(trace.title(), trace.context()))
                .toList();
        traces.removeIf(choice -> !open.contains(choice));
        open.stream().filter(choice -> !traces.contains(choice)).forEach(traces::add);
    }
}
