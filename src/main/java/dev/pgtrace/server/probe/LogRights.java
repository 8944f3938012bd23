package dev.pgtrace.server.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a role needs to make others' sessions write to the server's log, and to put back what was there before.
public final class LogRights {
    /// Carries the old values on the server while a recording is on.
    private static final String MARK = "pgtrace.recording";

    private LogRights() {}

    /// Settings that are written for others.
    static List<String> parameters(int major) {
        List<String> names = new ArrayList<>(TraceParameters.logging(major));
        names.add(MARK);
        return names;
    }

    /// Whether a role without superuser has all of them; only from version 15 on it can.
    public static boolean areHeld(Connection connection, int major) throws SQLException {
        return major >= Grants.PARAMETER_GRANTS
                && is(
                        connection,
                        "SELECT bool_and(has_parameter_privilege(name, 'ALTER SYSTEM')) FROM unnest(string_to_array(?,"
                                + " ',')) name",
                        String.join(",", parameters(major)))
                && is(connection, "SELECT has_function_privilege(?, 'EXECUTE')", "pg_catalog.pg_reload_conf()")
                && is(
                        connection,
                        "SELECT has_function_privilege(?, 'EXECUTE')"
                                + " AND has_table_privilege('pg_catalog.pg_file_settings', 'SELECT')",
                        "pg_catalog.pg_show_all_file_settings()");
    }

    /// What a superuser runs for it, in one line; empty where a version cannot grant it.
    public static String grants(int major, String role) {
        return major < Grants.PARAMETER_GRANTS
                ? ""
                : new Grants(major, role).alterSystem().replace("\n  ", " ").replace('\n', ' ');
    }

    private static boolean is(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
