package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.server.ServerSession;

/// A row of the list.
///
/// @param session   as last seen
/// @param ageMicros how long it has been in its state, or -1
/// @param gone      whether it has ended since the list was sorted; such a row stays until the list may move again
record SessionRow(ServerSession session, long ageMicros, boolean gone) {
    /// A pid is used again sooner or later; with the start it names one backend.
    record Key(long pid, long startMicros) {}

    Key key() {
        return new Key(session.pid(), session.startMicros());
    }

    boolean isWorker() {
        return session.leaderPid() >= 0;
    }

    SessionRow asGone() {
        return new SessionRow(session, ageMicros, true);
    }
}
