package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.server.ServerSession;

/// Which sessions are listed. An empty text lets all through.
///
/// @param hideIdle whether sessions that run nothing and hold no transaction are left out
record SessionFilter(boolean hideIdle, String user, String database, String application) {
    static final SessionFilter STANDARD = new SessionFilter(true, "", "", "");

    /// A session whose state the role may not see is shown: it may be anything.
    boolean lets(ServerSession session) {
        boolean idle = session.readable() && (session.isIdle() || session.state().isEmpty());
        return !(hideIdle && idle)
                && matches(user, session.user())
                && matches(database, session.database())
                && matches(application, session.application());
    }

    SessionFilter withHideIdle(boolean hide) {
        return new SessionFilter(hide, user, database, application);
    }

    SessionFilter withUser(String name) {
        return new SessionFilter(hideIdle, name, database, application);
    }

    SessionFilter withDatabase(String name) {
        return new SessionFilter(hideIdle, user, name, application);
    }

    SessionFilter withApplication(String name) {
        return new SessionFilter(hideIdle, user, database, name);
    }

    private static boolean matches(String wanted, String text) {
        return wanted.isEmpty() || wanted.equals(text);
    }
}
