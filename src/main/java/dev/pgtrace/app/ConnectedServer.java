package dev.pgtrace.app;

import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.server.PostgresLink;

/// A server that let us in: what the other use cases of servers work on. Keeps a password that worked in memory, and no
/// connection; so there is nothing to close.
public final class ConnectedServer {
    private final ServerProfile profile;
    private final ServerIdentity identity;
    private final PostgresLink link;
    private final String warning;

    ConnectedServer(ServerProfile profile, ServerIdentity identity, PostgresLink link, String warning) {
        this.profile = profile;
        this.identity = identity;
        this.link = link;
        this.warning = warning;
    }

    public ServerProfile profile() {
        return profile;
    }

    /// As it was when it was connected to.
    public ServerIdentity identity() {
        return identity;
    }

    /// Why a password file was not used, a sentence, or empty.
    public String warning() {
        return warning;
    }

    PostgresLink link() {
        return link;
    }
}
