package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.text.Texts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The one backend that rereads the configuration, where not all are to. It does so by a signal of a shell on the
/// server; when all is over the whole server rereads it, so that nobody keeps what was written.
///
/// @param pid         of the backend
/// @param startMicros when it started, since process ids come again
public record OneBackend(long pid, long startMicros) {
    /// The statement that sends the signal. It needs a superuser, and a server on Unix.
    public String signal() {
        return "COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; kill -HUP " + pid + "'";
    }

    /// Whether it still runs.
    public boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_catalog.pg_stat_activity"
                + " WHERE pid = ? AND (extract(epoch FROM backend_start) * 1000000)::bigint = ?")) {
            statement.setLong(1, pid);
            statement.setLong(2, startMicros);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /// @throws SQLException also where it has ended: a signal to whoever has its number now could end a stranger
    void reread(Connection connection) throws SQLException {
        if (!isThere(connection)) {
            throw new SQLException(Texts.get("server.backend.ended", pid));
        }
        Session.execute(connection, signal());
    }
}
