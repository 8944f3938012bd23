package dev.pgtrace.server.capture.setting;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a server has stored at the places that settings are written to. What counts in a session is another matter.
final class StoredSettings {
    private static final String IN_AUTO_CONF = """
            SELECT setting FROM pg_catalog.pg_file_settings
            WHERE sourcefile LIKE '%postgresql.auto.conf' AND lower(name) = lower(?) ORDER BY seqno DESC LIMIT 1""";
    private static final String OF_SESSIONS = """
            SELECT substr(option, strpos(option, '=') + 1)
            FROM pg_catalog.pg_db_role_setting s, unnest(s.setconfig) option
            WHERE s.setrole = CASE WHEN ? = '' THEN 0::oid ELSE (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = ?) END
              AND s.setdatabase = CASE WHEN ? = '' THEN 0::oid
                                  ELSE (SELECT oid FROM pg_catalog.pg_database WHERE datname = ?) END
              AND lower(split_part(option, '=', 1)) = lower(?)""";
    private static final String MARKS_OF_SESSIONS = """
            SELECT coalesce(r.rolname, ''), coalesce(d.datname, ''), substr(option, strpos(option, '=') + 1)
            FROM pg_catalog.pg_db_role_setting s CROSS JOIN unnest(s.setconfig) option
              LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
              LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
            WHERE split_part(option, '=', 1) = ?""";
    private static final String EVERYWHERE = """
            SELECT coalesce(r.rolname, ''), coalesce(d.datname, ''), substr(option, strpos(option, '=') + 1)
            FROM pg_catalog.pg_db_role_setting s CROSS JOIN unnest(s.setconfig) option
              LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
              LEFT JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase
            WHERE lower(split_part(option, '=', 1)) = lower(?) ORDER BY 1, 2""";

    private final Connection connection;

    /// A value at a place.
    record Stored(SettingScope scope, String value) {}

    StoredSettings(Connection connection) {
        this.connection = connection;
    }

    /// What is stored at a place, or empty.
    Optional<String> at(SettingScope scope, String name) throws SQLException {
        return switch (scope) {
            case SettingScope.Server server -> one(IN_AUTO_CONF, name);
            case SettingScope.Sessions sessions ->
                one(OF_SESSIONS, sessions.role(), sessions.role(), sessions.database(), sessions.database(), name);
        };
    }

    /// What the server's files say, `postgresql.auto.conf` included.
    Optional<String> inFiles(String name) throws SQLException {
        return one(
                "SELECT setting FROM pg_catalog.pg_file_settings WHERE lower(name) = lower(?) AND applied"
                        + " ORDER BY seqno DESC LIMIT 1",
                name);
    }

    /// Whether the server was started with it, so that no file counts.
    boolean isFixed(String name) throws SQLException {
        return one("SELECT name FROM pg_catalog.pg_settings WHERE name = ? AND source = 'command line'", name)
                .isPresent();
    }

    /// Whether the server's files and defaults give a setting this value.
    boolean counts(String name, String value) throws SQLException {
        return one(
                        "SELECT 't' FROM pg_catalog.pg_settings WHERE name = ? AND reset_val = ?"
                                + " AND source IN ('default', 'configuration file', 'command line')",
                        name,
                        value)
                .isPresent();
    }

    /// Names the cluster, whatever its address; empty where the role may not ask.
    String systemId() throws SQLException {
        return one("SELECT system_identifier::text FROM pg_catalog.pg_control_system()")
                .orElse("");
    }

    /// All defaults of sessions for a setting.
    List<Stored> ofSessions(String name) throws SQLException {
        return stored(EVERYWHERE, name);
    }

    /// Marks of recordings, also where the configuration of the server cannot be read.
    List<Stored> marks() throws SQLException {
        List<Stored> marks = new ArrayList<>();
        if (mayReadFiles()) {
            at(new SettingScope.Server(), SettingPlan.MARK)
                    .ifPresent(value -> marks.add(new Stored(new SettingScope.Server(), value)));
        }
        marks.addAll(stored(MARKS_OF_SESSIONS, SettingPlan.MARK));
        return marks;
    }

    boolean mayReadFiles() throws SQLException {
        return one("SELECT 't' WHERE has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'EXECUTE')"
                        + " AND has_table_privilege('pg_catalog.pg_file_settings', 'SELECT')")
                .isPresent();
    }

    private List<Stored> stored(String sql, String name) throws SQLException {
        List<Stored> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Stored(
                            new SettingScope.Sessions(rows.getString(1), rows.getString(2)), rows.getString(3)));
                }
            }
        }
        return all;
    }

    Optional<String> one(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
