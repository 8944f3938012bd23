package dev.pgtrace.ui.shell;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.connect.ConnectPort;
import dev.pgtrace.ui.kit.ServerAccess;
import java.util.List;
import java.util.Optional;

/// What the window needs of servers: one place that joins it to the use cases, and that tests replace.
interface ServerPorts extends ConnectPort {
    /// Servers that the user keeps.
    List<ServerProfile> profiles() throws TraceException;

    /// Keeps a server, in place of the one with its id.
    void keep(ServerProfile profile) throws TraceException;

    void forget(ServerProfile profile) throws TraceException;

    /// Keeps the password of a user on a server in the computer's keyring. Blocks while the person unlocks it.
    void keepPassword(ServerAddress address, Secret password) throws TraceException;

    /// A demo server that runs.
    interface Demo extends AutoCloseable {
        ServerProfile profile();

        Secret password();

        /// Stops it and removes all of it.
        @Override
        void close();
    }

    /// Starts a demo server. Blocks for some seconds.
    Demo startDemo(Progress progress, CancelToken cancel) throws TraceException;

    /// Connects. Blocks.
    ServerAccess connect(ServerProfile profile, Optional<Secret> password, CancelToken cancel) throws TraceException;
}
