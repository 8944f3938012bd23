package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/// Whether a connection leads to a backend of its own. Through a pooler the backend may be another one in each
/// transaction, serves others in between, and lives on when we are gone.
public final class DirectBackend {
    private static final int STATEMENTS = 3;

    private DirectBackend() {}

    /// Compares the pid that was told at the login, which a pooler makes up, with those that answer.
    public static boolean isOf(Connection connection) throws SQLException {
        int told = connection.unwrap(PGConnection.class).getBackendPID();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < STATEMENTS; i++) {
                try (ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
                    if (!row.next() || row.getInt(1) != told) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// @throws TraceException of kind SERVER that says what to do where there is a pooler
    public static void require(Connection connection, ServerLink link) throws SQLException, TraceException {
        if (!isOf(connection)) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.pooler.record", link.name()));
        }
    }
}
