package dev.pgtrace.server.capture.overhead;

import dev.pgtrace.server.capture.overhead.StatementTimes.Counted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `pg_stat_statements` on one connection. Not thread-safe.
final class StatementStatistics {
    /// `pg_stat_statements(false)` leaves the texts in their file.
    private static final String LOOK = """
            SELECT s.userid::bigint, s.dbid::bigint, s.queryid, s.calls, s.total_exec_time
            FROM :schema.pg_stat_statements(false) s
            WHERE s.queryid IS NOT NULL
              AND (? = '' OR s.userid = (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ?))
              AND (? = '' OR s.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = ?))""";

    private final PreparedStatement look;

    private StatementStatistics(PreparedStatement look) {
        this.look = look;
    }

    /// @return empty where the extension is not in this database
    static Optional<StatementStatistics> of(Connection connection, StatementScope scope) throws SQLException {
        Optional<String> schema = schema(connection);
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        PreparedStatement look = connection.prepareStatement(LOOK.replace(":schema", schema.get()));
        look.setString(1, scope.role());
        look.setString(2, scope.role());
        look.setString(3, scope.database());
        look.setString(4, scope.database());
        return Optional.of(new StatementStatistics(look));
    }

    private static Optional<String> schema(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e
                        JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
                        WHERE e.extname = 'pg_stat_statements'""");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /// Whether the role may see statements of others.
    static boolean seesAll(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT pg_catalog.pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    StatementTimes look() throws SQLException {
        Map<StatementTimes.Statement, Counted> counted = new HashMap<>();
        try (ResultSet rows = look.executeQuery()) {
            while (rows.next()) {
                // One statement is counted twice where it runs at the top and inside functions.
                counted.merge(
                        new StatementTimes.Statement(rows.getLong(1), rows.getLong(2), rows.getLong(3)),
                        new Counted(rows.getLong(4), rows.getDouble(5)),
                        Counted::plus);
            }
        }
        return new StatementTimes(counted);
    }
}
