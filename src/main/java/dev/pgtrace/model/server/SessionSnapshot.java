package dev.pgtrace.model.server;

import java.util.List;

/// The sessions of a server at one moment.
///
/// @param atMicros since 1970 UTC, by the server's clock
/// @param sessions parallel workers right after their leaders, else by pid, so that a refresh moves nothing
public record SessionSnapshot(long atMicros, List<ServerSession> sessions) {
    public SessionSnapshot {
        sessions = List.copyOf(sessions);
    }

    /// How many of them show nothing of what they do, as the role lacks pg_read_all_stats.
    public long unreadable() {
        return sessions.stream().filter(session -> !session.readable()).count();
    }

    /// Those whose backend runs something or keeps a transaction open; what hides idle ones.
    public SessionSnapshot withoutIdle() {
        return new SessionSnapshot(
                atMicros,
                sessions.stream()
                        .filter(session -> !session.isIdle() && !session.state().isEmpty())
                        .toList());
    }
}
