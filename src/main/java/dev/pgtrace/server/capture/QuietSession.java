package dev.pgtrace.server.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Keeps a connection of ours out of the log and out of the statistics of statements: one that reads them would
/// otherwise read next what it wrote itself.
public final class QuietSession {
    private static final String NOT_ALLOWED = "42501";
    private static final List<String> SETTINGS = List.of(
            "log_min_duration_statement = -1",
            "log_min_duration_sample = -1",
            "log_statement = 'none'",
            "log_duration = off",
            "log_statement_stats = off",
            "auto_explain.log_min_duration = -1",
            "pg_stat_statements.track = 'none'");

    private QuietSession() {}

    /// Sets what the role may set: a session's own settings outdo what the server is told by a reload. What it may
    /// not set is dropped by whoever reads it.
    public static void quieten(Connection connection) throws SQLException {
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
