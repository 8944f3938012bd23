package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.PairedMessages;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.probe.LogRights;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recording where the server writes its log as plain text only.
class PlainLogDriverTest {
    private static final int RUNS = 40;
    private static final String EVERYTHING =
            "m=%m n=%n p=%p c=%c l=%l v=%v x=%x e=%e a=%a u=%u d=%d h=%h b=%b i=%i Q=%Q P=%P ";
    private static final String LEAST = "%m [%p] %q%u@%d/%a ";
    private static final String DEFAULT = "%m [%p] ";

    @TempDir
    private Path folder;

    private final List<TraceEvent> events = new CopyOnWriteArrayList<>();
    private CaptureMeter meter = new CaptureMeter();
    private CancelToken stop = new CancelToken();
    private CompletableFuture<CaptureEnd> end = CompletableFuture.completedFuture(new CaptureEnd(List.of()));

    /// What an execution is told as, but for times.
    private record Told(
            String sql,
            long rows,
            String user,
            String database,
            String application,
            List<String> calls,
            List<String> nodes,
            int binds) {
        static Told of(ExecutionEvent run) {
            return new Told(
                    run.sql(),
                    run.rows(),
                    run.backend().user(),
                    run.backend().database(),
                    run.backend().application(),
                    run.calls().stream().map(CallEvent::kind).map(Enum::name).toList(),
                    run.detail().plan().stream()
                            .map(node -> node.label() + " " + node.rows())
                            .toList(),
                    run.detail().binds().size());
        }
    }

    @AfterEach
    void endWhateverFailed() {
        stop.cancel();
        end.exceptionally(failed -> new CaptureEnd(List.of())).join();
    }

    private static TestServer server(int version, Map<String, String> settings) throws SQLException {
        TestServer server = TestServer.shared(version, settings);
        server.execute("DO $$ BEGIN CREATE ROLE traced LOGIN PASSWORD 'x'; CREATE ROLE bystander LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return server;
    }

    private ServerLogDriver driver(TestServer server, CaptureScope scope) throws Exception {
        return ServerLogDriver.prepare(
                server.link(),
                scope,
                CaptureOptions.standard(),
                new Journal(folder),
                Optional.empty(),
                PairedMessages::new);
    }

    private void start(TestServer server, CaptureDriver driver) throws Exception {
        CompletableFuture<CaptureEnd> running = new CompletableFuture<>();
        end = running;
        CaptureMeter measured = meter;
        CancelToken stopped = stop;
        Tasks.start("capture", () -> {
            try {
                running.complete(driver.run(events::add, measured, stopped));
            } catch (Throwable e) {
                running.completeExceptionally(e);
            }
        });
        until("it records", () -> {
            if (running.isDone()) {
                running.join();
            }
            // New sessions have it only once the postmaster has reloaded; one backend is made to by a signal.
            return meter.isOn()
                    && (driver instanceof SignalDriver
                            || server.value("SELECT current_setting('auto_explain.log_min_duration', true)")
                                    .equals("0"));
        });
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(limit);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void work(TestServer server, String role) throws SQLException {
        try (Connection connection = server.connect(role, "x", "postgres");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT n, 'it''s\n\ta text' FROM generate_series(1, ?) n ORDER BY n DESC")) {
            for (int i = 0; i < RUNS; i++) {
                select.setInt(1, i);
                select.executeQuery().close();
            }
        }
    }

    private List<Told> told() {
        return events.stream()
                .filter(ExecutionEvent.class::isInstance)
                .map(ExecutionEvent.class::cast)
                .filter(run -> run.sql().contains("generate_series"))
                .map(Told::of)
                .toList();
    }

    private List<Told> recorded(TestServer server, CaptureScope scope) throws Exception {
        events.clear();
        meter = new CaptureMeter();
        stop = new CancelToken();
        start(server, driver(server, scope));
        work(server, "traced");
        work(server, "bystander");
        stop.cancel();
        assertThat(end.get().messages()).isEmpty();
        return told();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void tellsOfAWorkloadWhatTheBestFormatTells(int version) throws Exception {
        CaptureScope.Role scope = new CaptureScope.Role("traced");
        List<Told> best = recorded(server(version, TestServer.logging(version)), scope);
        List<Told> plain = recorded(server(version, TestServer.plainLogging(EVERYTHING)), scope);
        assertThat(plain).hasSize(RUNS).isEqualTo(best);
        assertThat(plain.getLast().rows()).isEqualTo(RUNS - 1);
        assertThat(plain.getLast().nodes()).hasSizeGreaterThan(1);
        assertThat(meter.lost()).isZero();
        assertThat(events).noneMatch(GapEvent.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void makesDoWithTheLeastAndSaysWhatIsMissing(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(LEAST));
        CaptureScope.Role scope = new CaptureScope.Role("traced");
        assertThat(driver(server, scope).plan().statements()).noneMatch(sql -> sql.contains("log_destination"));
        assertThat(driver(server, scope).plan().fidelity())
                .contains(
                        "Records that the log lost cannot be counted: log_line_prefix does not print their numbers"
                                + " (%l).",
                        "Sessions are told apart by their process alone: log_line_prefix does not print the session"
                                + " (%c).");
        assertThat(recorded(server, scope)).hasSize(RUNS).allMatch(run -> run.user()
                .equals("traced"));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void followsPlainTextOverRotations(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(EVERYTHING));
        start(server, driver(server, new CaptureScope.All()));
        for (int i = 0; i < 5; i++) {
            work(server, "traced");
            server.execute("SELECT pg_rotate_logfile()");
        }
        stop.cancel();
        assertThat(end.get().messages()).isEmpty();
        assertThat(told()).hasSize(5 * RUNS).allMatch(run -> run.nodes().size() > 1);
        assertThat(meter.lost()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void endsWhenThePrefixIsChanged(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(EVERYTHING));
        start(server, driver(server, new CaptureScope.Role("traced")));
        try {
            server.execute("ALTER SYSTEM SET log_line_prefix = 'another %p '", "SELECT pg_reload_conf()");
            until("it ends", () -> {
                work(server, "traced");
                return end.isDone();
            });
        } finally {
            server.execute("ALTER SYSTEM RESET log_line_prefix", "SELECT pg_reload_conf()");
        }
        assertThat(end.get().messages())
                .containsExactly("Somebody has changed log_line_prefix, so the log can no longer be read: the recording"
                        + " ends here.");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversWithGrants")
    void saysWhatThePrefixLacksToARoleThatMayNotChangeTheFormat(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(DEFAULT));
        server.execute(LogRights.grants(version, "bystander").split("(?<=;) "));
        try {
            assertThatThrownBy(() -> ServerLogDriver.prepare(
                            server.link("bystander", "x", "postgres"),
                            new CaptureScope.Role("traced"),
                            CaptureOptions.standard(),
                            new Journal(folder),
                            Optional.empty(),
                            PairedMessages::new))
                    .hasMessage("PostgreSQL " + version + " for tests writes its log as plain text, and"
                            + " log_line_prefix, '%m [%p] ', does not print the application (%a) and the role (%u): a"
                            + " superuser runs ALTER SYSTEM SET log_line_prefix = '%m [%p] a=%a u=%u '; SELECT"
                            + " pg_reload_conf(); Or it adds jsonlog to log_destination, which has everything.");
        } finally {
            server.execute("DROP OWNED BY bystander");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void hasABetterFormatWrittenForASuperuserWhereThePrefixLacksSomething(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(DEFAULT));
        String format = version >= 15 ? "jsonlog" : "csvlog";
        ServerLogDriver driver = driver(server, new CaptureScope.All());
        assertThat(driver.plan().statements())
                .contains("ALTER SYSTEM SET log_destination = 'stderr," + format + "'; -- afterwards: RESET");
        assertThat(driver.plan().notes())
                .contains("The server's log is plain text, and log_line_prefix, '%m [%p] ', does not print the"
                        + " application (%a): while it is recorded, the server writes its log as " + format + " too.");
        assertThat(recorded(server, new CaptureScope.Role("traced"))).hasSize(RUNS);
        assertThat(server.value("SHOW log_destination")).isEqualTo("stderr");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void recordsOneBackendByTheStandardPrefix(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging(DEFAULT));
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            long pid = Long.parseLong(pid(victim));
            start(
                    server,
                    SignalDriver.prepare(
                            server.link(),
                            new CaptureScope.Pid(pid),
                            CaptureOptions.standard(),
                            new Journal(folder),
                            Optional.empty(),
                            PairedMessages::new));
            until("it is recorded", () -> {
                victim.execute("SELECT 'of the victim'");
                return events.stream()
                        .anyMatch(event -> event instanceof ExecutionEvent run
                                && run.sql().equals("SELECT 'of the victim'")
                                && run.backend().pid() == pid);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void saysWhatThePrefixLacksForOneBackend(int version) throws Exception {
        TestServer server = server(version, TestServer.plainLogging("%t "));
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            long pid = Long.parseLong(pid(victim));
            assertThatThrownBy(() -> SignalDriver.prepare(
                            server.link(),
                            new CaptureScope.Pid(pid),
                            CaptureOptions.standard(),
                            new Journal(folder),
                            Optional.empty(),
                            PairedMessages::new))
                    .hasMessageContaining("does not print the time with milliseconds (%m) and the process (%p): a"
                            + " superuser runs ALTER SYSTEM SET log_line_prefix = '%t m=%m p=%p ';");
        }
    }

    private static String pid(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }
}
