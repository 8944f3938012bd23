package dev.pgtrace.server.capture.sample;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Table;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks at backends. Prepared once, since it is asked up to a thousand times a second.
final class ActivityReader implements AutoCloseable {
    private static final int QUERY_ID = 14;

    private final PreparedStatement look;
    private final PreparedStatement backend;

    private ActivityReader(Connection connection, ServerFacts facts, String source) throws SQLException {
        look = connection.prepareStatement(
                "SELECT pid, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, state,"
                        + " wait_event_type, wait_event, " + (facts.major() >= QUERY_ID ? "query_id" : "0::bigint")
                        + ", query,"
                        + " (extract(epoch FROM query_start) * 1000000)::bigint,"
                        + " (extract(epoch FROM state_change) * 1000000)::bigint, application_name,"
                        + " CASE WHEN wait_event_type = 'Lock' THEN (pg_catalog.pg_blocking_pids(pid))[1] END FROM "
                        + source);
        backend = connection.prepareStatement(
                "SELECT (extract(epoch FROM backend_start) * 1000000)::bigint, usename::text,"
                        + " datname::text, application_name, coalesce(host(client_addr), 'local')"
                        + " FROM pg_catalog.pg_stat_activity WHERE pid = ?");
    }

    /// Of one backend.
    static ActivityReader ofPid(Connection connection, ServerFacts facts, long pid) throws SQLException {
        return new ActivityReader(connection, facts, "pg_catalog.pg_stat_get_activity(" + pid + ")");
    }

    /// Of all backends of clients that do something.
    static ActivityReader ofActive(Connection connection, ServerFacts facts) throws SQLException {
        return new ActivityReader(
                connection,
                facts,
                "pg_catalog.pg_stat_get_activity(NULL) WHERE state = 'active' AND pid <> pg_catalog.pg_backend_pid()"
                        + " AND backend_type = 'client backend'");
    }

    List<Activity> look() throws SQLException {
        List<Activity> all = new ArrayList<>(4);
        try (ResultSet row = look.executeQuery()) {
            while (row.next()) {
                all.add(new Activity(
                        row.getLong(1),
                        row.getLong(2),
                        orEmpty(row.getString(3)),
                        orEmpty(row.getString(4)),
                        orEmpty(row.getString(5)),
                        row.getLong(6),
                        orEmpty(row.getString(7)),
                        orMissing(row, 8),
                        orMissing(row, 9),
                        orEmpty(row.getString(10)),
                        orMissing(row, 11)));
            }
        }
        return all;
    }

    /// Who a backend is; empty where it is gone.
    Optional<Backend> backend(long pid) throws SQLException {
        backend.setLong(1, pid);
        try (ResultSet row = backend.executeQuery()) {
            return row.next()
                    ? Optional.of(new Backend(
                            pid,
                            orMissing(row, 1),
                            orEmpty(row.getString(2)),
                            orEmpty(row.getString(3)),
                            orEmpty(row.getString(4)),
                            orEmpty(row.getString(5))))
                    : Optional.empty();
        }
    }

    private static long orMissing(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? Table.MISSING : value;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() throws SQLException {
        look.close();
        backend.close();
    }
}
