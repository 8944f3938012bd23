package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A connection whose backend undoes the changes when the recorder's backend is gone or silent, whatever happens to
/// this process: everything that it will do was sent before anything was written.
final class Guard implements AutoCloseable {
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Connection connection;
    private final Watched own;
    private final Statement batch;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Guard(Connection connection, Watched own, Statement batch) {
        this.connection = connection;
        this.own = own;
        this.batch = batch;
    }

    /// Starts to watch.
    ///
    /// @param watched the recorder's connection
    /// @param id      of the recording
    /// @param changes in the order of writing
    static Guard start(ServerLink link, Watched watched, String id, List<SettingChange> changes)
            throws TraceException, SQLException {
        Connection connection = link.open("pgtrace guard", Map.of());
        try {
            prepare(connection, changes);
            Statement batch = connection.createStatement();
            for (String statement :
                    Batch.of(id, changes, watched.pid(), watched.backendStart(), watched.silenceSeconds())) {
                batch.addBatch(statement);
            }
            Watched own = Watched.of(connection);
            Guard guard = new Guard(connection, own, batch);
            Tasks.start("pgtrace-guard", guard::run);
            watched.awaitActive(own.pid());
            return guard;
        } catch (SQLException | TraceException e) {
            connection.close();
            throw e;
        }
    }

    private static void prepare(Connection connection, List<SettingChange> changes) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
        // A notice would be written to a dead client.
        Session.set(connection, List.of("client_min_messages=error", "statement_timeout=0", "lock_timeout=0"));
        Session.setWhereKnown(
                connection, List.of("client_connection_check_interval", "transaction_timeout", "idle_session_timeout"));
        Session.knowNames(connection, changes);
    }

    private void run() {
        try {
            batch.executeBatch();
        } catch (SQLException e) {
            // Cancelled at a normal end, or the connection is lost: the recorder sees that it has ended.
        } finally {
            ended.countDown();
        }
    }

    /// Whether it watches no longer: it has undone everything, or was lost.
    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /// Ends its backend over another connection and waits until it is gone, as [#close] cannot where its own
    /// connection is lost: it would undo within a second what somebody else sets by then. Where the server does
    /// not let this be done, it ends by itself.
    void end(Connection other) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        try (PreparedStatement statement =
                other.prepareStatement("SELECT pg_catalog.pg_terminate_backend(pid) FROM (SELECT"
                        + " pg_catalog.pg_sleep(0.01)) w, pg_catalog.pg_stat_activity"
                        + " WHERE pid = ? AND backend_start::text = ?")) {
            statement.setInt(1, own.pid());
            statement.setString(2, own.backendStart());
            boolean there = true;
            while (there && System.nanoTime() < end) {
                try (ResultSet rows = statement.executeQuery()) {
                    there = rows.next();
                }
            }
        } catch (SQLException e) {
            // What was to be undone is undone: the report of that stands.
        }
    }

    /// Dismisses it without undoing anything.
    @Override
    public void close() {
        try {
            batch.cancel();
        } catch (SQLException e) {
            // The backend ends with its connection, or has ended.
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // Closed already.
        }
    }

    /// A backend: the recorder's as the guard knows it, or its own.
    ///
    /// @param backendStart   as text
    /// @param silenceSeconds how long it may be silent, or 0 where the server does not track activities
    record Watched(Connection connection, int pid, String backendStart, int silenceSeconds) {
        /// Longer than a network needs to recover, and short enough for an abandoned server.
        private static final int SILENCE_SECONDS = 30;

        static Watched of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pid, backend_start::text, state_change IS NOT NULL"
                            + " FROM pg_catalog.pg_stat_activity WHERE pid = pg_backend_pid()")) {
                row.next();
                return new Watched(
                        connection, row.getInt(1), row.getString(2), row.getBoolean(3) ? SILENCE_SECONDS : 0);
            }
        }

        /// Waits until a backend runs a statement.
        void awaitActive(int pid) throws SQLException, TraceException {
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (System.nanoTime() < end) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT FROM (SELECT pg_catalog.pg_sleep(0.01)) w, pg_catalog.pg_stat_activity"
                                        + " WHERE pid = " + pid + " AND query LIKE 'DO %' AND state = 'active'")) {
                    if (row.next()) {
                        return;
                    }
                }
            }
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.guard.none"));
        }
    }
}
