package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.capture.setting.OneBackend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The backend that is to reread its configuration, where that can be done.
///
/// @param backend       to be signalled
/// @param statsAlready  whether it writes statistics of its calls anyway, so that ours cannot be told from them
/// @param autoExplained whether it has loaded auto_explain with the server
record SignalTarget(OneBackend backend, boolean statsAlready, boolean autoExplained) {
    /// What a role may not see is not there in `pg_settings`.
    private static final String LOOK = """
            SELECT current_setting('is_superuser') = 'on',
              (SELECT setting LIKE '/%' FROM pg_catalog.pg_settings WHERE name = 'data_directory'),
              current_setting('log_statement_stats') = 'on',
              (SELECT setting LIKE '%auto_explain%' FROM pg_catalog.pg_settings WHERE name = 'shared_preload_libraries'),
              (SELECT (extract(epoch FROM backend_start) * 1000000)::bigint FROM pg_catalog.pg_stat_activity
               WHERE pid = ? AND backend_type = 'client backend' AND pid <> pg_backend_pid())""";

    /// @throws TraceException with what stands in the way
    static SignalTarget of(Connection connection, String server, ServerFacts facts, LogOutput output, long pid)
            throws SQLException, TraceException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setLong(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                require(row.getBoolean(1), Texts.get("server.signal.superuser", pid));
                require(row.getBoolean(2), Texts.get("server.signal.unix", server));
                requireLog(facts, output, server);
                long startMicros = row.getLong(5);
                require(!row.wasNull(), Texts.get("server.signal.noSession", server, pid));
                return new SignalTarget(new OneBackend(pid, startMicros), row.getBoolean(3), row.getBoolean(4));
            }
        }
    }

    private static void requireLog(ServerFacts facts, LogOutput output, String server) throws TraceException {
        require(
                facts.setting("logging_collector").equals("on"),
                Texts.get("server.signal.noCollector", server, output.format()));
        require(output.written(), output.refusal(server));
    }

    private static void require(boolean condition, String otherwise) throws TraceException {
        if (!condition) {
            throw new TraceException(TraceException.Kind.SERVER, otherwise);
        }
    }
}
