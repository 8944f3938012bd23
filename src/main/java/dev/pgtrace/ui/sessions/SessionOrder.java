package dev.pgtrace.ui.sessions;

import dev.pgtrace.model.server.ServerSession;
import java.util.Comparator;
import java.util.function.Function;

/// What the list is sorted by. Equal ones stay in the order of their pids, so that a refresh moves nothing.
enum SessionOrder {
    PID(Comparator.comparingLong(ServerSession::pid)),
    USER(text(ServerSession::user)),
    DATABASE(text(ServerSession::database)),
    APPLICATION(text(ServerSession::application)),
    CLIENT(text(ServerSession::client)),
    STATE(text(ServerSession::state)),
    WAIT(text(session -> session.waitClass() + " " + session.waitEvent())),
    /// The longest first when descending: what began earliest.
    AGE(Comparator.comparingLong(session -> -since(session))),
    STATEMENT(text(ServerSession::statement));

    private final Comparator<ServerSession> comparator;

    SessionOrder(Comparator<ServerSession> comparator) {
        this.comparator = comparator;
    }

    Comparator<ServerSession> ascending() {
        return comparator.thenComparingLong(ServerSession::pid);
    }

    Comparator<ServerSession> descending() {
        return comparator.reversed().thenComparingLong(ServerSession::pid);
    }

    private static Comparator<ServerSession> text(Function<ServerSession, String> text) {
        return Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER);
    }

    private static long since(ServerSession session) {
        long since = session.isActive() && session.statementMicros() >= 0
                ? session.statementMicros()
                : session.stateMicros();
        return since < 0 ? Long.MAX_VALUE : since;
    }
}
