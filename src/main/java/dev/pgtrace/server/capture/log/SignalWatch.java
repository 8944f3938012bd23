package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.server.capture.setting.OneBackend;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Notices what ends the recording of a signalled backend: it is gone, or somebody has reloaded the configuration.
/// Not thread-safe.
final class SignalWatch {
    private final Connection connection;
    private final OneBackend backend;
    private final String loaded;
    private Optional<String> reason = Optional.empty();

    SignalWatch(Connection connection, OneBackend backend) throws SQLException {
        this.connection = connection;
        this.backend = backend;
        this.loaded = loaded();
    }

    /// When this connection has last read the configuration: as all do at a reload, but not at a signal to one.
    private String loaded() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_conf_load_time()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    boolean isOver() throws SQLException {
        if (!backend.isThere(connection)) {
            reason = Optional.of(KeptTexts.of("kept.end.session"));
        } else if (!loaded().equals(loaded)) {
            reason = Optional.of(KeptTexts.of("kept.end.reloaded", backend.pid()));
        }
        return reason.isPresent();
    }

    /// Why it is over, a sentence.
    Optional<String> reason() {
        return reason;
    }
}
