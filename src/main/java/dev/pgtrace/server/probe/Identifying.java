package dev.pgtrace.server.probe;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.server.Advice;
import dev.pgtrace.server.PostgresLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// The facts of a connection: who answered, as whom we are there, how it is encrypted.
public final class Identifying {
    private static final int ROUND_TRIPS = 3;

    private Identifying() {}

    /// Connects once to ask.
    public static ServerIdentity through(PostgresLink link) throws TraceException {
        try (Connection connection = link.open("pgtrace connect", Map.of())) {
            return of(connection, link.address());
        } catch (SQLException e) {
            throw new Advice(link.address()).running(Texts.get("server.probe.identity"), e);
        }
    }

    static ServerIdentity of(Connection connection, ServerAddress address) throws SQLException {
        Questions ask = new Questions(connection);
        return new ServerIdentity(
                ask.text("SELECT pg_catalog.current_setting('server_version')").orElse(""),
                Integer.parseInt(ask.text("SELECT pg_catalog.current_setting('server_version_num')")
                        .orElse("0")),
                host(connection, address),
                ask.text("SELECT pg_catalog.current_database()").orElse(""),
                ask.text("SELECT current_user").orElse(""),
                ask.truth("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user"),
                ask.truth("SELECT pg_catalog.pg_is_in_recovery()"),
                ask.text(
                        "SELECT version || ', ' || cipher FROM pg_catalog.pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl"),
                roundTripMicros(ask));
    }

    /// Of several hosts, the one that the driver chose.
    private static HostPort host(Connection connection, ServerAddress address) throws SQLException {
        String url = connection.getMetaData().getURL();
        return address.hosts().stream()
                .filter(host -> url.contains("//" + host.text() + "/"))
                .findFirst()
                .orElse(address.hosts().getFirst());
    }

    private static long roundTripMicros(Questions ask) throws SQLException {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < ROUND_TRIPS; i++) {
            long start = System.nanoTime();
            ask.text("SELECT 1");
            best = Math.min(best, System.nanoTime() - start);
        }
        return best / 1_000;
    }
}
