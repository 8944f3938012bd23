package dev.pgtrace.server.capture.overhead;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CaptureScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Whose statements are looked at. `pg_stat_statements` knows roles and databases, no sessions and no applications: of
/// those it tells about all that share role and database with the recorded one, or about everybody.
///
/// @param role     name, or empty for every role
/// @param database name, or empty for every database
record StatementScope(String role, String database) {
    static StatementScope of(Connection connection, CaptureScope scope) throws SQLException {
        return switch (scope) {
            case CaptureScope.Role role -> new StatementScope(role.role(), "");
            case CaptureScope.Database database -> new StatementScope("", database.database());
            case CaptureScope.RoleInDatabase both -> new StatementScope(both.role(), both.database());
            case CaptureScope.Application application -> new StatementScope("", "");
            case CaptureScope.All all -> new StatementScope("", "");
            case CaptureScope.OwnSession own -> ofBackend(connection, "pg_backend_pid()");
            case CaptureScope.Pid pid -> ofBackend(connection, Long.toString(pid.pid()));
        };
    }

    private static StatementScope ofBackend(Connection connection, String pid) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("SELECT coalesce(usename, '')::text, coalesce(datname, '')::text"
                                + " FROM pg_catalog.pg_stat_activity WHERE pid = " + pid);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? new StatementScope(row.getString(1), row.getString(2)) : new StatementScope("", "");
        }
    }

    String words() {
        if (role.isEmpty()) {
            return database.isEmpty() ? KeptTexts.of("kept.scope.all") : KeptTexts.of("kept.scope.database", database);
        }
        return database.isEmpty()
                ? KeptTexts.of("kept.scope.role", role)
                : KeptTexts.of("kept.scope.roleInDatabase", role, database);
    }
}
