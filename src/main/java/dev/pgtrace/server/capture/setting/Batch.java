package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;

/// The guard's work as statements that can be sent all at once: wait until the recorder is gone, then undo.
final class Batch {
    private Batch() {}

    /// @param id            of the recording
    /// @param changes       in the order of writing
    /// @param pid           the recorder's backend
    /// @param backendStart  its start as text, since process ids come again
    /// @param silenceSeconds how long it may say nothing, or 0 where the server does not tell
    static List<String> of(String id, List<SettingChange> changes, int pid, String backendStart, int silenceSeconds) {
        List<String> statements = new ArrayList<>();
        statements.add(loop(id, pid, backendStart, silenceSeconds));
        statements.add("COMMIT");
        List<SettingChange> undone = changes.reversed();
        undone.stream().filter(SettingChange::onServer).map(SettingChange::undo).forEach(statements::add);
        if (changes.stream().anyMatch(SettingChange::onServer)) {
            statements.add("DO " + body("PERFORM pg_catalog.pg_reload_conf();"));
        }
        String sessions = ofSessions(undone);
        if (!sessions.isEmpty()) {
            statements.add("DO " + body(sessions));
        }
        return statements;
    }

    /// Tells in the list of sessions whose guard it is.
    static String sign(String id) {
        return "/* pgtrace " + id + " */";
    }

    /// COMMIT keeps the snapshot young, so that vacuum is not held back by more than the sleep.
    private static String loop(String id, int pid, String backendStart, int silenceSeconds) {
        String silence = silenceSeconds == 0
                ? ""
                : " AND state_change > clock_timestamp() - interval '" + silenceSeconds + " seconds'";
        return "DO " + sign(id) + " "
                + body("LOOP PERFORM pg_catalog.pg_sleep(0.5); EXIT WHEN NOT EXISTS (SELECT FROM"
                        + " pg_catalog.pg_stat_activity WHERE pid = " + pid + " AND backend_start = "
                        + Sql.literal(backendStart) + silence + "); COMMIT; END LOOP;");
    }

    /// Each by itself, so that one that fails (the role is gone) does not keep the others. What somebody has changed
    /// since is left alone.
    private static String ofSessions(List<SettingChange> undone) {
        StringBuilder body = new StringBuilder();
        for (SettingChange change : undone) {
            if (change.scope() instanceof SettingScope.Sessions sessions) {
                body.append("BEGIN IF EXISTS (")
                        .append(stillOurs(sessions, change))
                        .append(") THEN EXECUTE ")
                        .append(Sql.literal(change.undo()))
                        .append("; END IF; EXCEPTION WHEN OTHERS THEN NULL; END; ");
            }
        }
        return body.toString();
    }

    private static String stillOurs(SettingScope.Sessions sessions, SettingChange change) {
        return "SELECT FROM pg_catalog.pg_db_role_setting s WHERE s.setrole = "
                + oid("pg_roles", "rolname", sessions.role())
                + " AND s.setdatabase = " + oid("pg_database", "datname", sessions.database()) + " AND "
                + Sql.literal(change.name() + "=" + change.value()) + " = ANY (s.setconfig)";
    }

    private static String oid(String catalog, String column, String name) {
        return name.isEmpty()
                ? "0"
                : "(SELECT oid FROM pg_catalog." + catalog + " WHERE " + column + " = " + Sql.literal(name) + ")";
    }

    private static String body(String statements) {
        return Sql.literal("BEGIN " + statements + " END");
    }
}
