package dev.pgtrace.ui.kit;

import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One connected server as its pages share it: who it is, what can be traced there, and its newest list of sessions.
/// Only the window's thread touches it.
public final class ServerContext {
    private final TaskRunner runner;
    private final ServerAccess access;
    private final ObjectProperty<ServerProfile> profile;
    private final ObjectProperty<ServerPage> page = new SimpleObjectProperty<>(this, "page", ServerPage.SESSIONS);
    private final ReadOnlyObjectWrapper<@Nullable Probe> probe = new ReadOnlyObjectWrapper<>(this, "probe");
    private final ReadOnlyObjectWrapper<@Nullable PendingRestore> leftovers =
            new ReadOnlyObjectWrapper<>(this, "leftovers");
    private final ReadOnlyObjectWrapper<@Nullable SessionSnapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot");

    public ServerContext(ServerProfile profile, ServerAccess access, TaskRunner runner) {
        this.profile = new SimpleObjectProperty<>(this, "profile", profile);
        this.access = access;
        this.runner = runner;
    }

    public TaskRunner runner() {
        return runner;
    }

    public ServerAccess access() {
        return access;
    }

    public ObjectProperty<ServerProfile> profileProperty() {
        return profile;
    }

    public ServerProfile profile() {
        return profile.get();
    }

    public ObjectProperty<ServerPage> pageProperty() {
        return page;
    }

    /// What can be traced, or null before it is known.
    public ReadOnlyObjectProperty<@Nullable Probe> probeProperty() {
        return probe.getReadOnlyProperty();
    }

    public Optional<Probe> probe() {
        return Optional.ofNullable(probe.get());
    }

    /// The newest list of sessions, or null before the first.
    public ReadOnlyObjectProperty<@Nullable SessionSnapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    /// What a recording left on the server, or null before it was looked for.
    public ReadOnlyObjectProperty<@Nullable PendingRestore> leftoversProperty() {
        return leftovers.getReadOnlyProperty();
    }

    public void publish(PendingRestore newLeftovers) {
        leftovers.set(newLeftovers);
    }

    /// A newer probe.
    public void publish(Probe newProbe) {
        probe.set(newProbe);
    }

    /// A newer list.
    public void publish(SessionSnapshot newSnapshot) {
        snapshot.set(newSnapshot);
    }
}
