package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Waits sampled beside a recording, read back from its file.
@Timeout(120)
class RecordWaitsTest {
    private static final CaptureOptions EVERY_5_MILLIS =
            new CaptureOptions(1, 0, 5_000, Set.of(CaptureDetail.NODE_TIMES, CaptureDetail.CALLS));

    /// As the recording sets `deadlock_timeout`.
    private static final long DEADLOCK_MICROS = 10_000;

    private static final int SEEN = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void sampledWaitsBelongToTheStatementThatWaited(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        server.execute("DO $$ BEGIN CREATE ROLE waiting LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        server.execute("ALTER ROLE waiting SET deadlock_timeout = '2min'"); // from which on the server times it
        RunningRecording recording = RunningRecording.start(
                        server.link(), RunningRecording.of(new CaptureScope.Role("waiting"), EVERY_5_MILLIS), folder)
                .untilOn(server);
        long sleeperPid;
        long blockedPid;
        long holderPid;
        try (Connection holder = server.connect();
                Connection blocked = server.connect("waiting", "x", "postgres");
                Connection sleeper = server.connect("waiting", "x", "postgres");
                Statement hold = holder.createStatement();
                Statement block = blocked.createStatement();
                Statement sleep = sleeper.createStatement()) {
            holderPid = pid(holder);
            blockedPid = pid(blocked);
            sleeperPid = pid(sleeper);
            hold.execute("SELECT pg_advisory_lock(42)");
            CompletableFuture<Boolean> got = CompletableFuture.supplyAsync(
                    () -> run(block, "SELECT pg_advisory_lock(42), 'blocked'"), task -> Tasks.start("blocked", task));
            untilLookedAt(server, blockedPid);
            hold.execute("SELECT pg_advisory_unlock(42)");
            assertThat(got.get()).isTrue();
            sleep.execute("SELECT pg_sleep(1), 'asleep'");
            sleep.execute("SELECT 'not waiting'");
        } finally {
            server.execute("ALTER ROLE waiting RESET deadlock_timeout");
        }
        assertThat(recording.stop().messages()).isEmpty();

        RecordedTrace trace = recording.read();
        assertThat(trace.complete()).isTrue();
        assertThat(trace.issues()).isEmpty();
        assertThat(trace.of("'asleep'")).singleElement().satisfies(row -> {
            assertThat(row.pid()).isEqualTo(sleeperPid);
            assertSampled(row, "Timeout/PgSleep", Component.OTHER_WAITS, Table.MISSING);
        });
        assertThat(trace.of("'blocked'")).singleElement().satisfies(row -> {
            assertThat(row.pid()).isEqualTo(blockedPid);
            assertSampled(row, "Lock/advisory", Component.LOCK_WAITS, holderPid);
        });
        assertThat(trace.of("'not waiting'")).singleElement().satisfies(row -> assertThat(row.waits())
                .as("what others waited for")
                .extracting(Wait::event)
                .doesNotContain("Timeout/PgSleep", "Lock/advisory"));
    }

    /// Until the sampler, whose looks follow each other as the machine has time, has seen a backend wait for a lock
    /// several times: the server has the beginning of each look.
    private static void untilLookedAt(TestServer server, long pid) throws Exception {
        Set<String> looks = new HashSet<>();
        RunningRecording.until("it is seen to be blocked", () -> {
            looks.add(server.value("SELECT coalesce(max(looks.query_start)::text, '') FROM pg_stat_activity AS looks"
                    + " JOIN pg_stat_activity AS blocked ON blocked.pid = " + pid
                    + " AND blocked.wait_event_type = 'Lock' AND looks.query_start > blocked.query_start"
                    + " WHERE looks.application_name = 'pgtrace waits'"));
            return looks.size() > SEEN;
        });
    }

    /// What the server timed is told once, as timed.
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void aWaitThatTheServerTimedIsNotSampledToo(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        try (Connection holder = server.connect();
                Statement hold = holder.createStatement()) {
            hold.execute("SELECT pg_advisory_lock(43)");
            RunningRecording recording = RunningRecording.start(
                    server.link(),
                    RunningRecording.script("SELECT pg_advisory_lock(43); SELECT pg_sleep(1)", EVERY_5_MILLIS),
                    folder);
            untilBlocked(server);
            hold.execute("SELECT pg_advisory_unlock(43)");
            assertThat(recording.end().messages()).isEmpty();

            RecordedTrace trace = recording.read();
            long holderPid = pid(holder);
            assertThat(trace.of("advisory"))
                    .singleElement()
                    .satisfies(row -> assertThat(lockWaits(row)).singleElement().satisfies(wait -> {
                        assertThat(wait.samples()).isEqualTo(Table.MISSING);
                        assertThat(wait.blockerPid()).isEqualTo(holderPid);
                        assertThat(wait.elapsedMicros()).isBetween(DEADLOCK_MICROS, row.elapsedMicros());
                    }));
            assertThat(trace.of("pg_sleep"))
                    .singleElement()
                    .satisfies(row -> assertSampled(row, "Timeout/PgSleep", Component.OTHER_WAITS, Table.MISSING));
        }
    }

    /// Far longer than the server waits before it times a wait; its timing begins somewhat after the statement.
    private static void untilBlocked(TestServer server) throws Exception {
        RunningRecording.until("it is blocked for a while", () -> server.value(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND clock_timestamp() - query_start > interval '0.1 s'")
                .equals("1"));
    }

    /// The waits for locks of a row: a sampler that looks every 5 ms may see the backend in a short wait of another
    /// kind, which is not what the server timed.
    private static List<Wait> lockWaits(RecordedTrace.Row row) {
        return row.waits().stream()
                .filter(wait -> wait.component() == Component.LOCK_WAITS)
                .toList();
    }

    private static void assertSampled(RecordedTrace.Row row, String event, Component component, long blocker) {
        List<Wait> waits =
                row.waits().stream().filter(wait -> wait.event().equals(event)).toList();
        assertThat(waits).as("%s in %s", event, row.waits()).singleElement().satisfies(wait -> {
            assertThat(wait.component()).isEqualTo(component);
            // On a busy machine looks are rare, and each stands for no more than ten times what was asked for.
            boolean often = wait.samples() * 10_000 >= row.elapsedMicros();
            assertThat(wait.samples()).isBetween(1L, row.elapsedMicros() / 2_500);
            assertThat(wait.elapsedMicros())
                    .isBetween(often ? row.elapsedMicros() / 2 : 1, row.elapsedMicros() + 50_000);
            assertThat(wait.blockerPid()).isEqualTo(blocker);
            assertThat(wait.betweenCalls()).isFalse();
        });
    }

    private static boolean run(Statement statement, String sql) {
        try {
            return statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long pid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }
}
