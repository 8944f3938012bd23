package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.probe.LogRights;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// What a role may make others' sessions write to the log.
enum LogAccess {
    /// Plans and calls: a superuser.
    PLANS,
    /// Calls only, and for all sessions: a role that was granted the settings of the core.
    CALLS;

    /// @throws TraceException with what an administrator runs, where the role may make nobody write
    static LogAccess of(Connection connection, ServerFacts facts, ServerLink link) throws SQLException, TraceException {
        if (isSuperuser(connection)) {
            return PLANS;
        }
        if (LogRights.areHeld(connection, facts.major())) {
            return CALLS;
        }
        String grants = LogRights.grants(facts.major(), facts.role());
        throw new TraceException(
                TraceException.Kind.SERVER,
                grants.isEmpty()
                        ? Texts.get("server.log.access.old", facts.role(), link.name())
                        : Texts.get("server.log.access", facts.role(), link.name(), grants));
    }

    private static boolean isSuperuser(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
