package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
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
            KeptTexts.of("kept.risk.faults"),
            KeptTexts.of("kept.risk.timing"),
            KeptTexts.of("kept.risk.once"),
            KeptTexts.of("kept.risk.plpgsql"),
            KeptTexts.of("kept.risk.file"));

    private ExtensionRisks() {}

    /// @throws TraceException of kind USAGE for a script that would bring on what is avoided
    static void refuse(CaptureScript script) throws TraceException {
        for (ScriptStatement statement : script.statements()) {
            String text = statement.text().toLowerCase(Locale.ROOT);
            if (text.contains("track_io_timing") || ExtensionFunctions.isNamedIn(text)) {
                throw new TraceException(
                        TraceException.Kind.USAGE, Texts.get("server.extension.script", statement.line()));
            }
        }
    }

    /// @throws TraceException where I/O times are on and the role cannot switch them off
    static void requireNoTimes(Connection connection, String server) throws SQLException, TraceException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET track_io_timing = off");
        } catch (SQLException e) {
            if (isOn(connection)) {
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.extension.timing", server), e);
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
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.extension.pooler", server));
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
