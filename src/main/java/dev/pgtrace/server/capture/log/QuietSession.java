package dev.pgtrace.server.capture.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Keeps the connection that reads the log from writing to it: what it wrote it would read next.
final class QuietSession {
    private static final String NOT_ALLOWED = "42501";
    private static final List<String> SETTINGS = List.of(
            "log_min_duration_statement = -1",
            "log_min_duration_sample = -1",
            "log_statement = 'none'",
            "log_duration = off",
            "log_statement_stats = off",
            "auto_explain.log_min_duration = -1");

    private QuietSession() {}

    /// Sets what the role may set: a session's own settings outdo what the server is told by a reload. What it may
    /// not set is dropped by [LogScope] when it is read.
    static void quieten(Connection connection) throws SQLException {
        for (String setting : SETTINGS) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET " + setting);
            } catch (SQLException e) {
                if (!NOT_ALLOWED.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }
}
