package dev.pgtrace.server.capture.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.Messages;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnSessionDriverTest {
    private final Messages messages = new Messages();
    private final CaptureMeter meter = new CaptureMeter();
    private final CancelToken stop = new CancelToken();
    private final Rows rows = new Rows();

    private static final class Rows implements RowSink {
        private final List<String> told = new ArrayList<>();

        @Override
        public void columns(List<String> names) {
            told.add(names.toString());
        }

        @Override
        public void row(List<@Nullable String> values) {
            told.add(values.toString());
        }
    }

    private CaptureEnd run(ServerLink link, String sql, TransactionMode mode, @Nullable String... binds)
            throws Exception {
        CaptureScript script = new CaptureScript(SqlScript.split(sql), List.of(binds), mode);
        OwnSessionDriver driver =
                OwnSessionDriver.prepare(link, script, CaptureOptions.standard(), rows, sink -> messages);
        assertThat(driver.plan().statements()).isEmpty();
        return driver.run(event -> {}, meter, stop);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void tellsCallsAndPlansOfItsStatements(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        CaptureEnd end = run(
                server.link(),
                "CREATE TEMP TABLE t AS SELECT g AS id FROM generate_series(1, 100) g;"
                        + " SELECT id, id + $2::int FROM t WHERE id < $1 ORDER BY id; SHOW work_mem",
                TransactionMode.COMMIT,
                "3",
                "10");
        assertThat(end.messages()).isEmpty();
        assertThat(rows.told).containsExactly("[id, ?column?]", "[1, 11]", "[2, 12]", "[work_mem]", "[4MB]");
        assertThat(messages.count("duration: ", "plan:\n{")).isEqualTo(2);
        assertThat(messages.count("duration: ", " execute ")).isEqualTo(4);
        assertThat(messages.count("duration: ", " statement: BEGIN")).isEqualTo(1);
        assertThat(messages.count("EXECUTE MESSAGE STATISTICS", "")).isEqualTo(4);
        assertThat(messages.all()).extracting(message -> message.user()).containsOnly("postgres");
        assertThat(meter.bytes()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void tellsNestedStatementsWithTheirStack(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        run(server.link(), """
                CREATE FUNCTION pg_temp.inner_f(n int) RETURNS bigint LANGUAGE plpgsql AS $$
                BEGIN RETURN (SELECT count(*) FROM pg_class WHERE relpages > n); END $$;
                CREATE FUNCTION pg_temp.outer_f() RETURNS bigint LANGUAGE plpgsql AS $$
                DECLARE s bigint := 0; BEGIN FOR i IN 1..500 LOOP s := s + pg_temp.inner_f(i); END LOOP; RETURN s; END $$;
                SELECT pg_temp.outer_f();""", TransactionMode.COMMIT);
        assertThat(messages.all())
                .filteredOn(message -> message.message().contains("plan:\n{")
                        && message.context().contains("inner_f")
                        && message.context().contains("outer_f"))
                .hasSize(500)
                .isSortedAccordingTo((a, b) -> Long.compare(a.timeMicros(), b.timeMicros()));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void keepsNothingOfAScriptThatIsRolledBack(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        CaptureEnd end = run(
                server.link(),
                "CREATE TABLE must_not_stay(a int); INSERT INTO must_not_stay VALUES (1); SELECT 1/0; SELECT 2",
                TransactionMode.ROLL_BACK);
        assertThat(end.messages()).containsExactly("Line 1: division by zero (22012).");
        assertThat(messages.count("division by zero", "")).isEqualTo(1);
        assertThat(server.value("SELECT to_regclass('must_not_stay')")).isEmpty();
    }

    @Test
    void refusesToRollBackAScriptThatCommits() {
        assertThatThrownBy(() -> run(TestServer.shared(18).link(), "SELECT 1;\nCOMMIT", TransactionMode.ROLL_BACK))
                .hasMessageStartingWith("Line 2: COMMIT cannot be part of a script that is rolled back");
    }

    @Test
    void runsNothingWhereAValueIsMissing() throws Exception {
        TestServer server = TestServer.shared(18);
        assertThatThrownBy(() ->
                        run(server.link(), "CREATE TABLE half_done(a int);\nSELECT $2", TransactionMode.COMMIT, "7"))
                .hasMessageStartingWith("Line 2: the statement has $2, and 1 values were given.");
        assertThat(server.value("SELECT to_regclass('half_done')")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void goesOnBehindAFailureWhereEachStatementCommits(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        CaptureEnd end = run(server.link(), "SELECT 1/0;\nSELECT 2; SELECT nothing", TransactionMode.COMMIT);
        assertThat(end.messages())
                .containsExactly(
                        "Line 1: division by zero (22012).", "Line 2: column \"nothing\" does not exist (42703).");
        assertThat(rows.told).contains("[2]");
    }

    @Test
    void leavesATransactionOfTheScriptToTheScript() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE TABLE kept(a int)");
        try {
            run(
                    server.link(),
                    "BEGIN; INSERT INTO kept VALUES (1); SELECT * FROM kept; ROLLBACK;"
                            + " BEGIN; INSERT INTO kept VALUES (2); SELECT * FROM kept; COMMIT; SELECT count(*) FROM kept",
                    TransactionMode.COMMIT);
            assertThat(rows.told).containsExactly("[a]", "[1]", "[a]", "[2]", "[count]", "[1]");
            assertThat(server.value("SELECT a FROM kept")).isEqualTo("2");
        } finally {
            server.execute("DROP TABLE kept");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void cancelEndsARunningStatement(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        Tasks.start("cancel", () -> {
            long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < patience && !isRunning(server)) {
                LockSupport.parkNanos(20_000_000);
            }
            stop.cancel();
        });
        CaptureEnd end = run(server.link(), "SELECT pg_sleep(3600), 'cancel me'; SELECT 2", TransactionMode.COMMIT);
        assertThat(end.messages()).containsExactly("Line 1: canceling statement due to user request (57014).");
        assertThat(rows.told).isEmpty();
    }

    private static boolean isRunning(TestServer server) {
        try {
            return server.value("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                            + " AND query LIKE 'SELECT pg_sleep(3600)%'")
                    .equals("1");
        } catch (SQLException e) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void recordsARoleWithoutRightsByExplain(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute("DO $$ BEGIN CREATE ROLE plain LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        run(server.link("plain", "x", "postgres"), "SELECT count(*) FROM pg_class", TransactionMode.COMMIT);
        assertThat(messages.count("duration: ", "\"Query Text\" : \"SELECT count(*) FROM pg_class\""))
                .isEqualTo(1);
    }

    @Test
    void recordsAGrantedRoleInFull() throws Exception {
        TestServer server = TestServer.shared(15);
        server.execute(
                "DO $$ BEGIN CREATE ROLE granted LOGIN PASSWORD 'x'; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "LOAD 'auto_explain'; GRANT SET ON PARAMETER session_preload_libraries, log_statement_stats,"
                        + " log_min_duration_statement, track_io_timing, compute_query_id, log_min_messages,"
                        + " log_lock_waits, log_temp_files, deadlock_timeout, auto_explain.log_min_duration,"
                        + " auto_explain.log_analyze, auto_explain.log_buffers, auto_explain.log_timing,"
                        + " auto_explain.log_wal, auto_explain.log_verbose, auto_explain.log_settings,"
                        + " auto_explain.log_triggers, auto_explain.log_nested_statements, auto_explain.log_format,"
                        + " auto_explain.log_level TO granted");
        try {
            run(server.link("granted", "x", "postgres"), "SELECT count(*) FROM pg_class", TransactionMode.COMMIT);
            assertThat(messages.count("duration: ", "plan:\n{")).isEqualTo(1);
            assertThat(messages.count("EXECUTE MESSAGE STATISTICS", "")).isPositive();
        } finally {
            server.execute("DROP OWNED BY granted");
        }
    }
}
