package dev.pgtrace.ui.shell;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.connect.ConnectRequest;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The servers that the user keeps, and those that have a tab. View model of the main window.
final class Servers {
    private final ServerPorts ports;
    private final TaskRunner runner;
    private final ObservableList<ServerProfile> known = FXCollections.observableArrayList();
    private final ObservableList<OpenServer> open = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable OpenServer> front = new SimpleObjectProperty<>(this, "front");

    private final ReadOnlyBooleanWrapper startingDemo = new ReadOnlyBooleanWrapper(this, "startingDemo");
    private final TaskSlot demoSlot = new TaskSlot();
    private ServerPorts.@Nullable Demo demo;

    Servers(ServerPorts ports, TaskRunner runner) {
        this.ports = ports;
        this.runner = runner;
        BackgroundTask.of((progress, cancel) -> ports.profiles())
                .onSuccess(known::setAll)
                .start(runner, new TaskSlot());
    }

    ServerPorts ports() {
        return ports;
    }

    TaskRunner runner() {
        return runner;
    }

    ObservableList<ServerProfile> known() {
        return known;
    }

    ObservableList<OpenServer> open() {
        return open;
    }

    /// The server whose tab is in front, or null.
    ObjectProperty<@Nullable OpenServer> frontProperty() {
        return front;
    }

    /// The kept ones, and behind them those that are open without being kept.
    List<ServerProfile> listed() {
        List<ServerProfile> listed = new ArrayList<>(known);
        for (OpenServer server : open) {
            if (listed.stream()
                    .noneMatch(kept -> kept.id().equals(server.profile().id()))) {
                listed.add(server.profile());
            }
        }
        return listed;
    }

    /// The open one of a profile.
    Optional<OpenServer> of(ServerProfile profile) {
        return open.stream()
                .filter(server -> server.profile().id().equals(profile.id()))
                .findFirst();
    }

    /// Brings a server to the front, connecting to it where it has no tab yet.
    void show(ServerProfile profile) {
        of(profile).ifPresentOrElse(front::set, () -> connect(profile, Optional.empty()));
    }

    /// Connects, keeps the profile, and brings its tab to the front.
    void connect(ServerProfile profile, Optional<Secret> password) {
        keep(profile);
        open(profile, password);
    }

    /// Connects, and keeps the password once it has let us in, where that is wished.
    void connect(ConnectRequest request) {
        connect(request.profile(), request.password());
        Optional<Secret> password = request.password().filter(typed -> request.keepPassword());
        if (password.isPresent()) {
            of(request.profile())
                    .ifPresent(server -> server.whenOnline(() -> BackgroundTask.of((progress, cancel) -> {
                                ports.keepPassword(request.profile().address(), password.get());
                                return this;
                            })
                            .start(runner, new TaskSlot())));
        }
    }

    private void open(ServerProfile profile, Optional<Secret> password) {
        OpenServer server = of(profile).orElseGet(() -> {
            OpenServer added = new OpenServer(profile, ports, runner);
            open.add(added);
            return added;
        });
        server.connect(profile, password);
        front.set(server);
    }

    /// Whether the demo server starts now.
    ReadOnlyBooleanProperty startingDemoProperty() {
        return startingDemo.getReadOnlyProperty();
    }

    /// Starts the demo server, or shows the one that runs. It is never kept, and ends with its tab or the window.
    void showDemo() {
        ServerPorts.Demo running = demo;
        if (running != null) {
            of(running.profile()).ifPresent(front::set);
            return;
        }
        if (startingDemo.get()) {
            return;
        }
        startingDemo.set(true);
        BackgroundTask.of(ports::startDemo)
                .onSuccess(started -> {
                    demo = started;
                    open(started.profile(), Optional.of(started.password()));
                })
                .onDropped(ServerPorts.Demo::close)
                .onFinished(() -> startingDemo.set(false))
                .start(runner, demoSlot);
    }

    /// For the end of the program: stops the demo server. Blocks.
    void closeDemo() {
        demoSlot.cancel();
        ServerPorts.Demo running = demo;
        demo = null;
        if (running != null) {
            running.close();
        }
    }

    void close(OpenServer server) {
        server.close();
        ServerPorts.Demo running = demo;
        if (running != null && running.profile().id().equals(server.profile().id())) {
            demo = null;
            BackgroundTask.of((progress, cancel) -> {
                        running.close();
                        return running;
                    })
                    .start(runner, new TaskSlot());
        }
        open.remove(server);
        if (front.get() == server) {
            front.set(null);
        }
    }

    void forget(ServerProfile profile) {
        known.removeIf(kept -> kept.id().equals(profile.id()));
        write(() -> ports.forget(profile));
    }

    private void keep(ServerProfile profile) {
        int index = -1;
        for (int i = 0; i < known.size(); i++) {
            index = known.get(i).id().equals(profile.id()) ? i : index;
        }
        if (index < 0) {
            known.add(profile);
        } else if (known.get(index).equals(profile)) {
            return;
        } else {
            known.set(index, profile);
        }
        write(() -> ports.keep(profile));
    }

    private interface Write {
        void run() throws TraceException;
    }

    /// One after the other, as each reads the file first.
    private void write(Write write) {
        BackgroundTask.of((progress, cancel) -> {
                    synchronized (ports) {
                        write.run();
                    }
                    return this;
                })
                .onFailure(fault -> {}) // a read-only home must not bring up a dialog at every step
                .start(runner, new TaskSlot());
    }
}
