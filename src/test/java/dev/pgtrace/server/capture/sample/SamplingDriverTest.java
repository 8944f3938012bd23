package dev.pgtrace.server.capture.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingDriverTest {
    private final List<TraceEvent> events = new CopyOnWriteArrayList<>();
    private final CaptureMeter meter = new CaptureMeter();
    private final CancelToken stop = new CancelToken();

    private CompletableFuture<CaptureEnd> start(TestServer server, long pid) throws Exception {
        SamplingDriver driver =
                SamplingDriver.prepare(server.link(), new CaptureScope.Pid(pid), CaptureOptions.standard());
        assertThat(driver.plan().statements()).isEmpty();
        CompletableFuture<CaptureEnd> end = new CompletableFuture<>();
        Tasks.start("capture", () -> {
            try {
                end.complete(driver.run(events::add, meter, stop));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        until("it looks", () -> meter.bytes() > 0 || end.isDone());
        return end;
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static long pid(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private List<ExecutionEvent> executions(String text) {
        return events.stream()
                .filter(ExecutionEvent.class::isInstance)
                .map(ExecutionEvent.class::cast)
                .filter(execution -> execution.sql().contains(text))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void tellsLongStatementsWithSampledWaits(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        try (Connection session = server.connect();
                Statement statement = session.createStatement()) {
            CompletableFuture<CaptureEnd> end = start(server, pid(statement));
            for (int i = 0; i < 3; i++) {
                statement.execute("SELECT pg_sleep(0.2), 'nap'");
            }
            until("all are told", () -> executions("nap").size() == 3);
            stop.cancel();
            assertThat(end.get().messages()).isEmpty();
        }
        assertThat(executions("nap")).hasSize(3).allSatisfy(execution -> {
            assertThat(execution.elapsedMicros()).isBetween(180_000L, 2_000_000L);
            assertThat(execution.deviceProvenance()).isEqualTo(Provenance.ESTIMATED);
            assertThat(execution.backend().user()).isEqualTo("postgres");
            // The server reads the state of a session and what it waits for one after the other: a statement that ends
            // between the two seems to wait for its client, in one sample.
            assertThat(execution.detail().waits())
                    .filteredOn(wait -> !wait.event().equals("Client/ClientRead") || wait.samples() > 1)
                    .singleElement()
                    .satisfies(wait -> {
                        assertThat(wait.event()).isEqualTo("Timeout/PgSleep");
                        assertThat(wait.samples()).isBetween(1L, 30L);
                        assertThat(wait.elapsedMicros()).isBetween(20_000L, 2_000_000L);
                    });
        });
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void namesWhoHoldsTheLock(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        try (Connection holder = server.connect();
                Connection waiter = server.connect();
                Statement hold = holder.createStatement();
                Statement wait = waiter.createStatement()) {
            long holderPid = pid(hold);
            hold.execute("SELECT pg_advisory_lock(4711)");
            CompletableFuture<CaptureEnd> end = start(server, pid(wait));
            Tasks.start("waiter", () -> {
                try {
                    wait.execute("SELECT pg_advisory_lock(4711), 'blocked'");
                } catch (SQLException e) {
                    stop.cancel();
                }
            });
            until("it waits", () -> server.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND wait_event = 'advisory'")
                    .equals("1"));
            long told = meter.bytes();
            until("that was seen", () -> meter.bytes() > told + 1000);
            hold.execute("SELECT pg_advisory_unlock(4711)");
            until("it is told", () -> !executions("blocked").isEmpty());
            stop.cancel();
            end.get();
            Wait lock = executions("blocked").getFirst().detail().waits().getFirst();
            assertThat(lock.event()).isEqualTo("Lock/advisory");
            assertThat(lock.component()).isEqualTo(Component.LOCK_WAITS);
            assertThat(lock.blockerPid()).isEqualTo(holderPid);
        }
    }

    @Test
    void tellsAtTheEndWhatTheServerCountedForTheSession() throws Exception {
        TestServer server = TestServer.shared(18);
        try (Connection session = server.connect();
                Statement statement = session.createStatement()) {
            long pid = pid(statement);
            String hits = "SELECT coalesce(sum(hits), 0) FROM pg_stat_get_backend_io(" + pid + ")";
            CompletableFuture<CaptureEnd> end = start(server, pid);
            long before = Long.parseLong(server.value(hits));
            until("the server has counted", () -> {
                statement.execute(
                        "CREATE TEMP TABLE IF NOT EXISTS counted AS SELECT n FROM generate_series(1, 1000) n");
                statement.execute("SELECT count(*) FROM pg_class c WHERE EXISTS (SELECT FROM pg_attribute a WHERE"
                        + " a.attrelid = c.oid AND a.attnum = 1 OFFSET 0)");
                return Long.parseLong(server.value(hits)) > before + 200;
            });
            stop.cancel();
            assertThat(end.get().messages()).isEmpty();
        }
        NoteEvent note = events.stream()
                .filter(NoteEvent.class::isInstance)
                .map(NoteEvent.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(note.message())
                .matches("The server counted for the session: [1-9][0-9]{2,} blocks hit, [0-9]+ bytes read, [1-9][0-9]+"
                        + " bytes written; WAL: [1-9][0-9]* records, [1-9][0-9]+ bytes\\..*");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void saysWhetherTheServerCounts(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        try (Connection session = server.connect();
                Statement statement = session.createStatement()) {
            SamplingDriver driver = SamplingDriver.prepare(
                    server.link(), new CaptureScope.Pid(pid(statement)), CaptureOptions.standard());
            assertThat(driver.plan().fidelity().stream()
                            .anyMatch(sentence -> sentence.contains("pg_stat_get_backend_io")))
                    .isEqualTo(version >= 18);
        }
    }

    @Test
    void endsWhenTheSessionEnds() throws Exception {
        TestServer server = TestServer.shared(18);
        CompletableFuture<CaptureEnd> end;
        try (Connection session = server.connect();
                Statement statement = session.createStatement()) {
            end = start(server, pid(statement));
        }
        assertThat(end.get().messages()).containsExactly("The session has ended.");
    }

    @Test
    void saysThatThereIsNoSuchSession() {
        assertThatThrownBy(() -> start(TestServer.shared(18), 1)).hasMessageContaining("no session with pid 1");
    }
}
