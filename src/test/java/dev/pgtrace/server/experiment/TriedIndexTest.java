package dev.pgtrace.server.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.TestServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An index that is built to be tried, and gone afterwards, whatever happens.
class TriedIndexTest {
    private static final String SERVERS = "dev.pgtrace.server.TestServer#allServers";

    @ParameterizedTest
    @MethodSource(SERVERS)
    void leavesNothingWhenOurProcessIsKilled(int version) throws Exception {
        TestServer server = tables(version);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        server.url())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.lines().anyMatch("built"::equals)).isTrue();
            assertThat(server.value("SELECT count(*) FROM pg_locks WHERE relation = 'held'::regclass AND mode ="
                            + " 'ShareLock' AND granted"))
                    .isEqualTo("1");

            process.destroyForcibly().waitFor();

            assertGone(server);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @MethodSource(SERVERS)
    void letsOthersReadMeanwhileAndWriteAfterwards(int version) throws Exception {
        TestServer server = tables(version);
        ExperimentRequest request = Requests.of(
                Variant.of("A", "SELECT count(*) FROM held"),
                new Variant(
                        "B",
                        "SELECT count(*) FROM held",
                        Map.of(),
                        List.of(new TriedIndex(HoldingProcess.INDEX, TriedIndex.Kind.REAL))));
        CheckedExperiment checked = ExperimentCheck.of(server.link(), request, new CancelToken());
        try (ExperimentSession session = ExperimentSession.open(server.link(), checked, new CancelToken())) {
            session.run(1, 0);
            assertThat(server.value("SELECT count(*) FROM held")).isEqualTo("20000");
        }
        server.execute("SET lock_timeout = '10s'; UPDATE held SET part = 0 WHERE id = 1");
        assertGone(server);
    }

    private static TestServer tables(int version) throws SQLException {
        TestServer server = TestServer.shared(version);
        server.execute(
                "DROP TABLE IF EXISTS held",
                "CREATE TABLE held AS SELECT g AS id, g % 100 AS part FROM generate_series(1, 20000) g",
                "ANALYZE held");
        return server;
    }

    /// The server notices the end of a process when it next writes to it, or at once: a limit, no wait.
    private static void assertGone(TestServer server) throws SQLException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'pgtrace experiment'";
        while (!server.value(sessions).equals("0") && System.nanoTime() - limit < 0) {
            Thread.onSpinWait();
        }
        assertThat(server.value(sessions)).isEqualTo("0");
        assertThat(server.value("SELECT count(*) FROM pg_class WHERE relname = 'held_part'"))
                .isEqualTo("0");
        assertThat(server.value("SELECT count(*) FROM pg_locks WHERE relation = 'held'::regclass"))
                .isEqualTo("0");
    }
}
