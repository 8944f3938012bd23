package dev.pgtrace.ui.shell;

import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.ServerAccess;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A server with a tab: connects and finds out what can be traced. Only the window's thread touches it.
final class OpenServer {
    /// How far it is.
    sealed interface State {
        record Connecting() implements State {}

        record Online(ServerContext context) implements State {}

        record Broken(Throwable fault) implements State {}
    }

    private final ServerPorts ports;
    private final TaskRunner runner;
    private final TaskSlot connectSlot = new TaskSlot();
    private final TaskSlot probeSlot = new TaskSlot();
    private final TaskSlot leftoversSlot = new TaskSlot();
    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(this, "state", new State.Connecting());
    private ServerProfile profile;
    private @Nullable ServerAccess access;

    OpenServer(ServerProfile profile, ServerPorts ports, TaskRunner runner) {
        this.profile = profile;
        this.ports = ports;
        this.runner = runner;
    }

    ServerProfile profile() {
        return profile;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    Optional<ServerContext> context() {
        return state.get() instanceof State.Online(ServerContext context) ? Optional.of(context) : Optional.empty();
    }

    /// Connects, or connects again.
    void connect(ServerProfile newProfile, Optional<Secret> password) {
        close();
        profile = newProfile;
        state.set(new State.Connecting());
        BackgroundTask.of((progress, cancel) -> ports.connect(newProfile, password, cancel))
                .onSuccess(this::connected)
                .onFailure(fault -> state.set(new State.Broken(fault)))
                .onDropped(ServerAccess::close)
                .start(runner, connectSlot);
    }

    /// Runs something when the connection that is made now has let us in; never where it does not.
    void whenOnline(Runnable then) {
        ServerProfile awaited = profile;
        state.addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends State> observable, State old, State now) {
                state.removeListener(this);
                if (now instanceof State.Online && awaited.equals(profile)) {
                    then.run();
                }
            }
        });
    }

    /// Lets go of the connections.
    void close() {
        connectSlot.cancel();
        probeSlot.cancel();
        leftoversSlot.cancel();
        ServerAccess open = access;
        access = null;
        if (open != null) {
            BackgroundTask.of((progress, cancel) -> {
                        open.close();
                        return open;
                    })
                    .start(runner, new TaskSlot());
        }
    }

    private void connected(ServerAccess open) {
        access = open;
        ServerContext context = new ServerContext(profile, open, runner);
        state.set(new State.Online(context));
        BackgroundTask.of((progress, cancel) -> open.probe(cancel))
                .onSuccess(context::publish)
                .start(runner, probeSlot);
        BackgroundTask.of((progress, cancel) -> open.leftovers(cancel))
                .onSuccess(context::publish)
                .onFailure(fault -> {}) // a role that may not look has left nothing
                .start(runner, leftoversSlot);
    }
}
