package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.PageCache;
import dev.pgtrace.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a trace says was done, against what was done and what the server itself counted.
@Timeout(180)
class RecordCountsTest {
    private static final int BLOCK_BYTES = 8192;

    @TempDir
    private Path folder;

    /// @param calls  executions
    /// @param rows   returned or changed
    /// @param blocks found and read
    private record Sum(long calls, long rows, long blocks) {
        private static final Sum NONE = new Sum(0, 0, 0);

        Sum plus(long moreRows, long moreBlocks) {
            return new Sum(calls + 1, rows + moreRows, blocks + moreBlocks);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void theLogRouteCountsWhatTheServerCounts(int version) throws Exception {
        TestServer server = server(version);
        RunningRecording recording = RunningRecording.start(
                        server.link(),
                        RunningRecording.of(new CaptureScope.Role("counted"), CaptureOptions.standard()),
                        folder)
                .untilOn(server);
        server.execute("SELECT pg_stat_statements_reset()");
        try (Connection connection = server.connect("counted", "x", "postgres")) {
            workload(connection);
        }
        Map<String, Sum> counted = statistics(server);
        assertThat(recording.stop().messages()).isEmpty();

        Map<String, Sum> traced = sums(recording.read());
        assertThat(traced.get("look-up")).extracting(Sum::calls, Sum::rows).containsExactly(30L, 30L);
        assertThat(traced.get("pieces")).extracting(Sum::calls, Sum::rows).containsExactly(1L, 250L);
        assertThat(traced.get("insert")).extracting(Sum::calls, Sum::rows).containsExactly(10L, 30L);
        assertThat(traced.get("update")).extracting(Sum::calls, Sum::rows).containsExactly(1L, 100L);
        assertThat(traced.get("function")).extracting(Sum::calls, Sum::rows).containsExactly(2L, 2L);
        if (version < 16) {
            // Until then pg_stat_statements keeps only the rows of the last FETCH of a portal.
            counted.computeIfPresent("pieces", (name, sum) -> new Sum(sum.calls(), sum.rows() + 200, sum.blocks()));
        }
        assertThat(traced).isEqualTo(counted);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void theOwnSessionCountsWhatTheServerCounts(int version) throws Exception {
        TestServer server = server(version);
        server.execute("SELECT pg_stat_statements_reset()");
        RunningRecording recording =
                RunningRecording.start(server.link(), RunningRecording.script("""
                        SELECT /* look-up */ note FROM counted.items WHERE id = 7;
                        SELECT /* look-up */ note FROM counted.items WHERE id = 8;
                        SELECT /* pieces */ id FROM counted.items WHERE id <= 250;
                        INSERT /* insert */ INTO counted.items SELECT 5000 + i, 'new' FROM generate_series(1, 3) i;
                        UPDATE /* update */ counted.items SET note = 'changed' WHERE id <= 100;
                        SELECT /* function */ counted.size();
                        """, CaptureOptions.standard()), folder);
        assertThat(recording.end().messages()).isEmpty();

        Map<String, Sum> counted = statistics(server);
        assertThat(sums(recording.read())).isEqualTo(counted);
        assertThat(counted).hasSize(5);
        assertThat(counted.get("look-up")).extracting(Sum::calls, Sum::rows).containsExactly(2L, 2L);
        assertThat(counted.get("update")).extracting(Sum::calls, Sum::rows).containsExactly(1L, 100L);
    }

    /// The physical reads of a scan whose table is not in the kernel's cache, against the kernel's count for the
    /// process.
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void tierThreeOfAColdScanIsWhatTheKernelCounted(int version) throws Exception {
        try (TestServer server = TestServer.own(version, Map.of())) {
            server.execute(
                    "CREATE TABLE cold AS SELECT i, repeat('x', 400) AS filling FROM generate_series(1, 40000) i",
                    "VACUUM cold",
                    "CREATE TABLE seen (io text)");
            long tableBytes = Long.parseLong(server.value("SELECT pg_relation_size('cold')"));
            var whyNot = PageCache.drop(server, "cold");
            assumeThat(whyNot)
                    .as("skipped: the page cache cannot be dropped here")
                    .isEmpty();
            String look = "INSERT INTO seen SELECT pg_read_file('/proc/self/io', 0, 1000);";
            RunningRecording recording = RunningRecording.start(
                    server.link(),
                    RunningRecording.script(
                            "SET max_parallel_workers_per_gather = 0; " + look + " SELECT count(*) FROM cold; " + look,
                            new CaptureOptions(
                                    1,
                                    0,
                                    0,
                                    Set.of(CaptureDetail.NODE_TIMES, CaptureDetail.CALLS, CaptureDetail.EXACT_TIERS))),
                    folder);
            assertThat(recording.end().messages()).isEmpty();

            long kernel = readBytes(server, "DESC") - readBytes(server, "ASC");
            assumeThat(kernel)
                    .as("skipped: the file system does not tell the kernel's counter of physical reads")
                    .isPositive();
            RecordedTrace.Row scan = recording.read().of("FROM cold").getFirst();
            assertThat(scan.readBlocks()).isEqualTo(tableBytes / BLOCK_BYTES);
            // Between the two looks the inserts may read a block or two themselves; the table's last blocks may be
            // holes of the file, which nobody has to read.
            assertThat(scan.deviceBytes()).isBetween(kernel - 8L * BLOCK_BYTES, kernel);
            assertThat(scan.deviceBytes()).isGreaterThan(tableBytes * 9 / 10);
        }
    }

    private static TestServer server(int version) throws SQLException {
        Map<String, String> settings = new HashMap<>(TestServer.logging(version));
        settings.put("shared_preload_libraries", "pg_stat_statements");
        settings.put("pg_stat_statements.track", "top");
        TestServer server = TestServer.shared(version, settings);
        server.execute(
                "CREATE EXTENSION IF NOT EXISTS pg_stat_statements",
                "DO $$ BEGIN CREATE ROLE counted LOGIN PASSWORD 'x'; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "DROP SCHEMA IF EXISTS counted CASCADE",
                "CREATE SCHEMA counted AUTHORIZATION counted",
                "CREATE TABLE counted.items AS SELECT i AS id, 'note ' || i AS note FROM generate_series(1, 1000) i",
                "ALTER TABLE counted.items ADD PRIMARY KEY (id)",
                "ALTER TABLE counted.items OWNER TO counted",
                "CREATE FUNCTION counted.size() RETURNS bigint LANGUAGE plpgsql AS"
                        + " 'BEGIN RETURN (SELECT count(*) FROM counted.items); END'",
                "VACUUM ANALYZE counted.items");
        return server;
    }

    private static void workload(Connection connection) throws SQLException {
        try (PreparedStatement look =
                        connection.prepareStatement("SELECT /* look-up */ note FROM counted.items WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT /* insert */ INTO counted.items SELECT ? + i, 'new' FROM generate_series(1, 3) i");
                Statement statement = connection.createStatement()) {
            for (int i = 1; i <= 30; i++) {
                look.setInt(1, i);
                look.executeQuery().close();
            }
            for (int i = 1; i <= 10; i++) {
                insert.setInt(1, 2000 + 10 * i);
                insert.executeUpdate();
            }
            statement.execute("UPDATE /* update */ counted.items SET note = 'changed' WHERE id <= 100");
            statement.execute("SELECT /* function */ counted.size()");
            statement.execute("SELECT /* function */ counted.size()");
            connection.setAutoCommit(false);
            try (PreparedStatement pieces =
                    connection.prepareStatement("SELECT /* pieces */ id FROM counted.items WHERE id <= 250")) {
                pieces.setFetchSize(100);
                try (ResultSet rows = pieces.executeQuery()) {
                    int count = 0;
                    while (rows.next()) {
                        count++;
                    }
                    assertThat(count).isEqualTo(250);
                }
            }
            connection.commit();
        }
    }

    /// By the word in the statement's comment.
    private static Map<String, Sum> statistics(TestServer server) throws SQLException {
        Map<String, Sum> sums = new TreeMap<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT substring(query FROM '/\\* (\\S+) \\*/'), sum(calls), sum(rows),
                          sum(shared_blks_hit + shared_blks_read)
                        FROM pg_stat_statements WHERE query ~ '/\\* \\S+ \\*/ ' AND query NOT LIKE '%pg_stat_statements%'
                        GROUP BY 1""")) {
            while (rows.next()) {
                sums.put(rows.getString(1), new Sum(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return sums;
    }

    private static Map<String, Sum> sums(RecordedTrace trace) {
        assertThat(trace.complete()).isTrue();
        assertThat(trace.issues()).isEmpty();
        Map<String, Sum> sums = new TreeMap<>();
        for (RecordedTrace.Row row : trace.rows()) {
            int word = row.sql().indexOf("/* ");
            if (row.depth() == 0 && word >= 0) {
                String name = row.sql().substring(word + 3, row.sql().indexOf(" */"));
                sums.merge(
                        name,
                        Sum.NONE.plus(row.resultRows(), row.blocks()),
                        (one, other) -> one.plus(other.rows(), other.blocks()));
            }
        }
        return sums;
    }

    private static long readBytes(TestServer server, String order) throws SQLException {
        String io = server.value("SELECT io FROM seen ORDER BY ctid " + order + " LIMIT 1");
        return io.lines()
                .filter(line -> line.startsWith("read_bytes: "))
                .mapToLong(line -> Long.parseLong(line.substring("read_bytes: ".length())))
                .findFirst()
                .orElseThrow();
    }
}
