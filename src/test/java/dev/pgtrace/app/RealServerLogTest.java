package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Logs of real servers, in every form that they write: what is read equals what was run.
class RealServerLogTest {
    private static final String APPLICATION = "log-workload";

    static Stream<Arguments> logs() {
        return TestServer.allServers().flatMap(version -> Stream.of("stderr", "csvlog", "jsonlog")
                .filter(form -> version >= 15 || !form.equals("jsonlog"))
                .flatMap(form -> Stream.of("json", "text").map(plans -> Arguments.of(version, form, plans))));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void readsWhatTheWorkloadDid(int version, String form, String plans) throws Exception {
        try (TestServer server = TestServer.own(version, settings(version, form, plans))) {
            try (Connection setup = server.connect();
                    Statement statement = setup.createStatement()) {
                statement.execute("create table t(id int primary key, grp int, val text)");
                statement.execute("insert into t select i, i % 10, 'v' || i from generate_series(1, 1000) i");
                statement.execute("create function f(n int) returns bigint language plpgsql as"
                        + " $$ declare s bigint; begin select count(*) into s from t where grp = n; return s; end $$");
            }
            try (Connection connection = server.link().open(APPLICATION, Map.of())) {
                extended(connection);
                simple(connection);
            }
            Path log = log(server, form);
            awaitEnd(log);
            try (OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                    .file(log, Progress.NONE, new CancelToken(), ignored -> {})) {
                check(opened.trace(), version, plans);
            }
        }
    }

    private static Map<String, String> settings(int version, String form, String plans) {
        Map<String, String> settings = new HashMap<>();
        settings.put("logging_collector", "on");
        settings.put("log_destination", form);
        settings.put("log_timezone", "UTC");
        settings.put("log_line_prefix", "%m [%p] %q%u@%d ");
        settings.put("shared_preload_libraries", "auto_explain");
        settings.put("auto_explain.log_min_duration", "0");
        settings.put("auto_explain.log_analyze", "on");
        settings.put("auto_explain.log_buffers", "on");
        settings.put("auto_explain.log_verbose", "on");
        settings.put("auto_explain.log_nested_statements", "on");
        settings.put("auto_explain.log_format", plans);
        settings.put("track_io_timing", "on");
        settings.put("log_min_duration_statement", "0");
        settings.put("log_statement_stats", "on");
        settings.put("log_disconnections", "on");
        if (version >= 14) {
            settings.put("compute_query_id", "on");
        }
        return settings;
    }

    /// pgjdbc as applications use it: 20 selects in autocommit, a transaction with 3 updates and 2 selects, a portal.
    private static void extended(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select val from t where id = ?")) {
            for (int i = 1; i <= 20; i++) {
                select.setInt(1, i);
                try (ResultSet rows = select.executeQuery()) {
                    rows.next();
                }
            }
        }
        connection.setAutoCommit(false);
        try (PreparedStatement update = connection.prepareStatement("update t set val = ? where id = ?");
                PreparedStatement select = connection.prepareStatement("select count(*) from t where grp = ?")) {
            for (int i = 1; i <= 3; i++) {
                update.setString(1, "it's " + i);
                update.setInt(2, i);
                update.executeUpdate();
            }
            for (int i = 1; i <= 2; i++) {
                select.setInt(1, i);
                select.executeQuery().close();
            }
        }
        connection.commit();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(100);
            try (ResultSet rows = statement.executeQuery("select id from t where grp < 5 order by id")) {
                while (rows.next()) {
                    rows.getInt(1);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// In the simple protocol by COPY and by a DO block; a failure.
    private static void simple(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 4; i++) {
                statement.executeQuery("select f(3)").close();
            }
            try {
                statement.execute("select 1 / 0");
            } catch (SQLException expected) {
                assertThat(expected.getSQLState()).isEqualTo("22012");
            }
        }
    }

    private static Path log(TestServer server, String form) throws IOException {
        String end = form.equals("stderr") ? ".log" : form.equals("csvlog") ? ".csv" : ".json";
        try (Stream<Path> files = Files.list(server.logFolder())) {
            return files.filter(file -> file.toString().endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// The collector writes a little later: the workload's session ends last.
    private static void awaitEnd(Path log) throws IOException {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < deadline) {
            String text = Files.readString(log);
            int failed = text.indexOf("1 / 0");
            if (failed >= 0 && text.indexOf("disconnection: session time", failed) >= 0 && text.endsWith("\n")) {
                return;
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void check(Trace trace, int version, String plans) throws Exception {
        Map<String, Integer> runs = new TreeMap<>();
        Map<String, Long> rows = new TreeMap<>();
        Map<String, Integer> planned = new TreeMap<>();
        Map<String, Integer> inner = new TreeMap<>();
        for (int run = 0; run < trace.executions().size(); run++) {
            int cursor = (int) trace.executions().get(run, ExecutionColumn.CURSOR);
            String sql = trace.text().sql(trace, cursor);
            assertThat(trace.cursors().get(cursor, CursorColumn.OFFSET_BYTES)).isNotNegative();
            ExecutionDetail detail = trace.text().detail(trace, run);
            runs.merge(sql, 1, Integer::sum);
            rows.merge(sql, Math.max(0, trace.executions().get(run, ExecutionColumn.ROWS)), Long::sum);
            planned.merge(sql, detail.plan().isEmpty() ? 0 : 1, Integer::sum);
            inner.merge(sql, trace.executions().get(run, ExecutionColumn.PARENT) >= 0 ? 1 : 0, Integer::sum);
            if (sql.startsWith("update t")) {
                assertThat(detail.binds().getFirst().value().orElseThrow()).startsWith("it's ");
            }
        }
        String nested = "select count(*)        from t where grp = n";
        Map<String, Integer> expected = new TreeMap<>(Map.of(
                "select val from t where id = $1",
                20,
                "update t set val = $1 where id = $2",
                3,
                "select count(*) from t where grp = $1",
                2,
                "select id from t where grp < 5 order by id",
                1,
                "select f(3)",
                4,
                nested,
                4));
        Map<String, Integer> found = new TreeMap<>(runs);
        found.keySet().retainAll(expected.keySet());
        assertThat(found).isEqualTo(expected);
        planned.keySet().retainAll(expected.keySet());
        assertThat(planned).as("plans").isEqualTo(expected);
        assertThat(inner.get(nested)).isEqualTo(4);
        assertThat(runs).containsEntry("select 1 / 0", 1);
        assertThat(rows)
                .containsEntry("select val from t where id = $1", 20L)
                .containsEntry("update t set val = $1 where id = $2", 3L)
                .containsEntry("select id from t where grp < 5 order by id", 500L);
        assertThat(trace.info().issues().stream().map(TraceIssue::kind))
                .as(
                        "issues of %d with plans in %s: %s",
                        version, plans, trace.info().issues())
                .containsOnly(IssueKind.STATEMENT_FAILED);
    }
}
