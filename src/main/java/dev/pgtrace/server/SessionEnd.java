package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.EndOutcome;
import dev.pgtrace.model.server.ServerSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/// Stops the statement of a session, or the session. The process is named by its pid and its start, so that one that
/// got the same pid meanwhile is left alone.
public final class SessionEnd {
    private final PostgresLink link;

    public SessionEnd(PostgresLink link) {
        this.link = link;
    }

    public EndOutcome cancelStatement(ServerSession session) throws TraceException {
        return send("pg_cancel_backend", Texts.get("server.session.cancel", session.pid()), session);
    }

    public EndOutcome terminate(ServerSession session) throws TraceException {
        return send("pg_terminate_backend", Texts.get("server.session.terminate", session.pid()), session);
    }

    private EndOutcome send(String function, String doing, ServerSession session) throws TraceException {
        try (Connection connection = link.open("pgtrace sessions", Map.of());
                PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog." + function
                        + "(pid) FROM pg_catalog.pg_stat_activity WHERE pid = ?"
                        + " AND (extract(epoch FROM backend_start) * 1000000)::bigint = ?")) {
            statement.setLong(1, session.pid());
            statement.setLong(2, session.startMicros());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1) ? EndOutcome.SENT : EndOutcome.GONE;
            }
        } catch (SQLException e) {
            throw new Advice(link.address()).running(doing, e);
        }
    }
}
