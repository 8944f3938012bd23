package dev.pgtrace.server.capture.setting;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Settings of our own connections.
final class Session {
    private Session() {}

    static void set(Connection connection, List<String> settings) throws SQLException {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            execute(
                    connection,
                    "SET " + Sql.setting(setting.substring(0, equals)) + " = "
                            + Sql.literal(setting.substring(equals + 1)));
        }
    }

    /// Sets to 0 what this version of the server has of these.
    static void setWhereKnown(Connection connection, List<String> names) throws SQLException {
        StoredSettings stored = new StoredSettings(connection);
        for (String name : names) {
            if (stored.one("SELECT name FROM pg_catalog.pg_settings WHERE name = ?", name)
                    .isPresent()) {
                set(connection, List.of(name + "=0"));
            }
        }
    }

    /// Before version 17, ALTER SYSTEM takes only names that the session knows: those of a library when it is loaded,
    /// and ours when it has been set once.
    static void knowNames(Connection connection, List<SettingChange> changes) throws SQLException {
        List<String> names = changes.stream()
                .filter(SettingChange::onServer)
                .map(SettingChange::name)
                .toList();
        if (names.stream().anyMatch(name -> name.startsWith("auto_explain."))) {
            execute(connection, "LOAD 'auto_explain'");
        }
        if (names.contains(SettingPlan.MARK)) {
            set(connection, List.of(SettingPlan.MARK + "="));
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
