package dev.pgtrace.server.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.load.LoadKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LoadServerTest {
    @Test
    void everyLoadRunsTheTransactionsThatItCounts() throws Exception {
        try (LoadServer server = LoadServer.start()) {
            for (Load load : new Load[] {server.load(), server.jdbcLoad()}) {
                server.settle();
                LoadResult result = load.run(LoadKind.TPCB_LIKE, 1, Duration.ofSeconds(1), new CancelToken());
                assertThat(result.transactions()).as(load.name()).isPositive();
                // Each leaves a row, as settle() removed those of before.
                assertThat(count(server, "SELECT count(*) FROM pgbench_history"))
                        .as(load.name())
                        .isEqualTo(result.transactions());
            }
            LoadResult reads =
                    server.jdbcLoad().run(LoadKind.SELECT_ONLY, 2, Duration.ofMillis(300), new CancelToken());
            assertThat(reads.transactions()).isPositive();
            assertThat(reads.perSecond()).isPositive();
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells it in /proc")
    void countsTheProcessorTimeOfSessionsThatHaveEnded() throws Exception {
        try (LoadServer server = LoadServer.start()) {
            long before = server.processorMicros().orElseThrow();

            long turns = count(
                    server,
                    "WITH RECURSIVE burn(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM burn WHERE i < 1000000)"
                            + " SELECT count(*) FROM burn");

            assertThat(turns).isEqualTo(1_000_000);
            // A million turns take some 0.2 s on any machine of today.
            assertThat(server.processorMicros().orElseThrow() - before).isBetween(50_000L, 20_000_000L);
        }
    }

    private static long count(LoadServer server, String query) throws Exception {
        try (Connection connection = server.connect("test");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
