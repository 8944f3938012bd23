package dev.pgtrace.server.capture.setting;

/// Where a setting is written.
public sealed interface SettingScope {
    /// The head of the statement that writes there: `ALTER SYSTEM`, `ALTER ROLE "a"`.
    String alter();

    /// The server's `postgresql.auto.conf`: reaches all sessions at a reload.
    record Server() implements SettingScope {
        @Override
        public String alter() {
            return "ALTER SYSTEM";
        }
    }

    /// Defaults of sessions that begin from now on (`pg_db_role_setting`).
    ///
    /// @param role     name, or empty for every role
    /// @param database name, or empty for every database
    record Sessions(String role, String database) implements SettingScope {
        @Override
        public String alter() {
            if (role.isEmpty()) {
                return database.isEmpty() ? "ALTER ROLE ALL" : "ALTER DATABASE " + Sql.identifier(database);
            }
            String head = "ALTER ROLE " + Sql.identifier(role);
            return database.isEmpty() ? head : head + " IN DATABASE " + Sql.identifier(database);
        }
    }
}
