package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.model.capture.CaptureScript;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/// What pg_trace does to a server, and what is therefore not done with it: with I/O times it can lock up or crash the
/// whole server, and so can a second trace in one session.
final class ExtensionRisks {
    static final List<String> NOTES = List.of(
            "pg_trace has faults that can end the whole server: every session then loses its connection.",
            "track_io_timing is off in this session: with it, pg_trace can lock up or crash the server. Times of reads"
                    + " are missing therefore, and its cache threshold, which works on them, has no effect.",
            "A session is traced once only, so statements run in a new one, and may not start or stop traces.",
            "Statements in PL/pgSQL with variables may fail where they would not otherwise (\"cache lookup failed for"
                    + " type\"); older versions of pg_trace crash on queries in immutable functions.",
            "Its file stays on the server, with the texts of statements and their bind values: remove it there.");

    private ExtensionRisks() {}

    /// @throws TraceException of kind USAGE for a script that would bring on what is avoided
    static void refuse(CaptureScript script) throws TraceException {
        for (ScriptStatement statement : script.statements()) {
            String text = statement.text().toLowerCase(Locale.ROOT);
            if (text.contains("track_io_timing") || ExtensionFunctions.isNamedIn(text)) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        "Line " + statement.line() + ": a script that pg_trace records may not set track_io_timing, and"
                                + " not start or stop a trace: that can crash the server. Remove the statement.");
            }
        }
    }

    /// @throws TraceException where I/O times are on and the role cannot switch them off
    static void requireNoTimes(Connection connection, String server) throws SQLException, TraceException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET track_io_timing = off");
        } catch (SQLException e) {
            if (isOn(connection)) {
                throw new TraceException(
                        TraceException.Kind.SERVER,
                        server + " has track_io_timing on, with which pg_trace can crash the server, and the role may"
                                + " not switch it off: connect as a superuser.",
                        e);
            }
        }
    }

    /// A pooler may hand out a session that has been traced before.
    static void requireNew(Connection connection, ExtensionFunctions functions, String server)
            throws SQLException, TraceException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT backend_start < clock_timestamp() - interval '30 seconds'"
                                + " FROM pg_catalog.pg_stat_activity WHERE pid = pg_backend_pid()")) {
            boolean old = row.next() && row.getBoolean(1);
            if (old || functions.openFile(connection).isPresent()) {
                throw new TraceException(
                        TraceException.Kind.SERVER,
                        "The session that " + server + " gave is not new: a pooler stands between. pg_trace can crash"
                                + " the server when a session is traced twice; connect without the pooler.");
            }
        }
    }

    private static boolean isOn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('track_io_timing') = 'on'")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
