package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import dev.pgtrace.model.server.WaitComponents;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The sessions of a server, again and again on one connection. Not thread-safe.
public final class SessionList implements AutoCloseable {
    private static final int MOST_ROWS = 10_000;
    private static final int LIMIT_SECONDS = 10;
    private static final int SILENCE_MILLIS = 20_000;
    private static final int QUERY_ID = 14;
    private static final Comparator<ServerSession> WORKERS_BELOW_LEADERS = Comparator.comparingLong(
                    (ServerSession session) -> session.leaderPid() < 0 ? session.pid() : session.leaderPid())
            .thenComparing(session -> session.leaderPid() >= 0)
            .thenComparingLong(ServerSession::pid);

    private final ServerAddress address;
    private final Connection connection;
    private final PreparedStatement statement;

    private SessionList(ServerAddress address, Connection connection, PreparedStatement statement) {
        this.address = address;
        this.connection = connection;
        this.statement = statement;
    }

    public static SessionList open(PostgresLink link) throws TraceException {
        Connection connection = link.open("pgtrace sessions", Map.of());
        try {
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
            PreparedStatement statement =
                    connection.prepareStatement(query(connection.getMetaData().getDatabaseMajorVersion()));
            statement.setMaxRows(MOST_ROWS);
            statement.setQueryTimeout(LIMIT_SECONDS);
            return new SessionList(link.address(), connection, statement);
        } catch (SQLException e) {
            close(connection);
            throw new Advice(link.address()).running(Texts.get("server.sessions.list"), e);
        }
    }

    /// All processes but our own. Who blocks whom is only asked for those that wait for a lock, as asking takes locks
    /// of the lock table itself.
    private static String query(int major) {
        return """
                SELECT pid, coalesce(leader_pid, -1), coalesce(backend_type, ''), coalesce(usename, ''),
                  coalesce(datname, ''), coalesce(application_name, ''),
                  coalesce(pg_catalog.host(client_addr), CASE WHEN client_port = -1 THEN 'local' ELSE '' END),
                  coalesce(state, ''), coalesce(wait_event_type, ''), coalesce(wait_event, ''),
                  %s, %s, %s, %s, %s,
                  pg_catalog.left(coalesce(query, ''), %d),
                  CASE WHEN wait_event_type = 'Lock' THEN pg_catalog.pg_blocking_pids(pid) END,
                  %s
                FROM pg_catalog.pg_stat_activity
                WHERE pid <> pg_catalog.pg_backend_pid() AND coalesce(application_name, '') NOT LIKE 'pgtrace%%'
                ORDER BY pid""".formatted(
                        micros("backend_start"),
                        micros("xact_start"),
                        micros("query_start"),
                        micros("state_change"),
                        major >= QUERY_ID ? "coalesce(query_id, -1)" : "-1::bigint",
                        ServerSession.STATEMENT_LIMIT,
                        micros("pg_catalog.clock_timestamp()"));
    }

    private static String micros(String time) {
        return "coalesce((extract(epoch FROM " + time + ") * 1000000)::bigint, -1)";
    }

    public SessionSnapshot snapshot() throws TraceException {
        try (ResultSet row = statement.executeQuery()) {
            List<ServerSession> sessions = new ArrayList<>();
            long atMicros = 0;
            while (row.next()) {
                sessions.add(session(row));
                atMicros = row.getLong(18);
            }
            sessions.sort(WORKERS_BELOW_LEADERS);
            return new SessionSnapshot(atMicros, sessions);
        } catch (SQLException e) {
            throw new Advice(address).running(Texts.get("server.sessions.list"), e);
        }
    }

    private static ServerSession session(ResultSet row) throws SQLException {
        String state = row.getString(8);
        String waitClass = row.getString(9);
        String waitEvent = row.getString(10);
        String text = row.getString(16);
        // What the server shows to roles without pg_read_all_stats.
        boolean readable = !text.equals("<insufficient privilege>");
        return new ServerSession(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                state,
                waitClass,
                waitEvent,
                waitClass.isEmpty() && !state.equals("active")
                        ? Component.UNACCOUNTED
                        : WaitComponents.of(waitClass, waitEvent),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                readable ? text : "",
                pids(row.getArray(17)),
                readable);
    }

    private static List<Long> pids(@org.jspecify.annotations.Nullable Array array) throws SQLException {
        if (array == null) {
            return List.of();
        }
        List<Long> pids = new ArrayList<>();
        for (Object pid : (Object[]) array.getArray()) {
            long number = ((Number) pid).longValue();
            if (!pids.contains(number)) {
                pids.add(number);
            }
        }
        return pids;
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends the session by itself when the socket closes.
        }
    }
}
