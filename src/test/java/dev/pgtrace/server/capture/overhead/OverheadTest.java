package dev.pgtrace.server.capture.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.QuietSession;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OverheadTest {
    private static final Map<String, String> COUNTING = Map.of("shared_preload_libraries", "pg_stat_statements");

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void isNotKnownWithoutTheExtension(int version) throws Exception {
        Overhead overhead = Overhead.prepare(TestServer.shared(version).link(), new CaptureScope.All());
        assertThat(overhead.isKnown()).isFalse();
        assertThat(overhead.fidelity())
                .isEqualTo("By how much statements become slower is not known: pg_stat_statements is not in this"
                        + " database: an administrator runs CREATE EXTENSION pg_stat_statements.");
        CaptureMeter meter = new CaptureMeter();
        overhead.watch(meter).close();
        assertThat(meter.overhead()).isEmpty();
    }

    @Test
    void isNotKnownWhereTheExtensionWasNotLoaded() throws Exception {
        try (TestServer server = TestServer.own(18, Map.of())) {
            server.execute("CREATE EXTENSION pg_stat_statements");
            Overhead overhead = Overhead.prepare(server.link(), new CaptureScope.All());
            assertThat(overhead.isKnown()).isFalse();
            assertThat(overhead.fidelity()).contains("shared_preload_libraries");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void looksAtTheScopeOnly(int version) throws Exception {
        TestServer server = TestServer.shared(version, COUNTING);
        server.execute(
                "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
                "DO $$ BEGIN CREATE ROLE counted LOGIN PASSWORD 'x';"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        try (Connection connection = server.connect("counted", "x", "postgres");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 3; i++) {
                statement.execute("SELECT 'of the scope'");
            }
        }
        server.execute("SELECT 'of somebody else'");
        try (Connection connection = server.connect()) {
            StatementTimes times = StatementStatistics.of(connection, new StatementScope("counted", "postgres"))
                    .orElseThrow()
                    .look();
            Map<Long, Long> calls = new LinkedHashMap<>();
            times.counted().forEach((key, counted) -> calls.merge(key.role(), counted.calls(), Long::sum));
            assertThat(calls.keySet())
                    .containsExactly(Long.valueOf(server.value("SELECT oid FROM pg_roles WHERE rolname = 'counted'")));
            assertThat(times.counted().values()).anyMatch(counted -> counted.calls() == 3 && counted.millis() > 0);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void quietSessionsAreNotCounted(int version) throws Exception {
        TestServer server = TestServer.shared(version, COUNTING);
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements", "SELECT 1 AS of_others");
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            QuietSession.quieten(connection);
            statement.execute("SELECT 1 AS kept_out");
        }
        assertThat(server.value("SELECT string_agg(DISTINCT split_part(query, ' AS ', 2), ' ') FROM pg_stat_statements"
                        + " WHERE query ~ '^SELECT .1 AS (of_others|kept_out)'"))
                .isEqualTo("of_others");
    }
}
