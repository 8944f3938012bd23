package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.Messages;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerLogDriverTest {
    private static final int RUNS = 40;

    @TempDir
    private Path folder;

    private final Messages messages = new Messages();
    private final List<TraceEvent> events = new CopyOnWriteArrayList<>();
    private final CaptureMeter meter = new CaptureMeter();
    private final CancelToken stop = new CancelToken();

    private static TestServer server(int version) throws SQLException {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        server.execute("DO $$ BEGIN CREATE ROLE traced LOGIN PASSWORD 'x'; CREATE ROLE bystander LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return server;
    }

    private ServerLogDriver driver(TestServer server, CaptureScope scope, CaptureOptions options) throws Exception {
        return ServerLogDriver.prepare(
                server.link(), scope, options, new Journal(folder), Optional.empty(), sink -> messages);
    }

    private CompletableFuture<CaptureEnd> start(TestServer server, ServerLogDriver driver) throws Exception {
        CompletableFuture<CaptureEnd> end = new CompletableFuture<>();
        Tasks.start("capture", () -> {
            try {
                end.complete(driver.run(events::add, meter, stop));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        until("it records", () -> {
            if (end.isDone()) {
                end.join();
            }
            return !server.value("SELECT count(*) FROM pg_file_settings WHERE name = 'auto_explain.log_min_duration'")
                    .equals("0");
        });
        return end;
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void work(TestServer server, String role) throws SQLException {
        try (Connection connection = server.connect(role, "x", "postgres");
                PreparedStatement select =
                        connection.prepareStatement("SELECT count(*) FROM pg_class WHERE oid > ?::int8")) {
            for (int i = 0; i < RUNS; i++) {
                select.setInt(1, i);
                select.executeQuery().close();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void recordsARoleAndNobodyElse(int version) throws Exception {
        TestServer server = server(version);
        ServerLogDriver driver = driver(server, new CaptureScope.Role("traced"), CaptureOptions.standard());
        assertThat(driver.plan().statements())
                .contains(
                        "ALTER ROLE \"traced\" SET session_preload_libraries = 'auto_explain'; -- afterwards: RESET",
                        "ALTER SYSTEM SET auto_explain.log_min_duration = '0'; -- afterwards: RESET");
        CompletableFuture<CaptureEnd> end = start(server, driver);
        work(server, "traced");
        work(server, "bystander");
        stop.cancel();
        assertThat(end.get().messages()).isEmpty();
        assertThat(messages.count("duration: ", "execute")).isEqualTo(RUNS);
        assertThat(messages.count("duration: ", "plan:\n{")).isEqualTo(RUNS);
        assertThat(messages.all()).allMatch(message -> message.user().equals("traced"));
        assertThat(server.value("SELECT count(*) FROM pg_db_role_setting")).isEqualTo("0");
        assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                .isEqualTo("0");
        assertThat(meter.lost()).isZero();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void bystandersWriteNothingToTheLog(int version) throws Exception {
        TestServer server = server(version);
        CompletableFuture<CaptureEnd> end =
                start(server, driver(server, new CaptureScope.Role("traced"), CaptureOptions.standard()));
        try (Connection bystander = server.connect("bystander", "x", "postgres");
                Statement statement = bystander.createStatement()) {
            statement.execute("SELECT 'this must not be in the log'");
        }
        work(server, "traced");
        stop.cancel();
        end.get();
        assertThat(server.value("SELECT strpos(convert_from(pg_read_binary_file(pg_current_logfile('"
                        + (version >= 15 ? "jsonlog" : "csvlog") + "')), 'UTF8'), 'this must not be in the log') > 0"))
                .isEqualTo("f");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void aRunningSessionFallsSilentAtStop(int version) throws Exception {
        TestServer server = server(version);
        CompletableFuture<CaptureEnd> end =
                start(server, driver(server, new CaptureScope.Role("traced"), CaptureOptions.standard()));
        try (Connection session = server.connect("traced", "x", "postgres");
                Statement statement = session.createStatement()) {
            statement.execute("SELECT 'while it records'");
            stop.cancel();
            end.get();
            statement.execute("SELECT 'after the stop'");
            assertThat(messages.count("duration", "parse")).isEqualTo(1);
            assertThat(messages.count("duration", "bind")).isEqualTo(1);
            assertThat(messages.count("duration", "execute")).isEqualTo(1);
            assertThat(messages.count("duration", "plan:")).isEqualTo(1);
            assertThat(server.value("SELECT strpos(convert_from(pg_read_binary_file(pg_current_logfile('"
                            + (version >= 15 ? "jsonlog" : "csvlog") + "')), 'UTF8'), 'after the stop') > 0"))
                    .isEqualTo("f");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void followsTheLogOverRotations(int version) throws Exception {
        TestServer server = server(version);
        CompletableFuture<CaptureEnd> end =
                start(server, driver(server, new CaptureScope.All(), CaptureOptions.standard()));
        for (int i = 0; i < 5; i++) {
            work(server, "traced");
            server.execute("SELECT pg_rotate_logfile()");
        }
        stop.cancel();
        end.get();
        assertThat(messages.count("duration: ", "execute")).isGreaterThanOrEqualTo(5L * RUNS);
        assertThat(messages.count("duration: ", "plan:\n{\n  \"Query Text\": \"SELECT count(*) FROM pg_class"))
                .isEqualTo(5L * RUNS);
        assertThat(meter.lost()).isZero();
    }

    @Test
    void saysThatTheRoleOrDatabaseIsNotThereBeforeAnythingIsAskedOrWritten() {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        assertThatThrownBy(() -> driver(server, new CaptureScope.Role("Nobody"), CaptureOptions.standard()))
                .hasMessageStartingWith("There is no role Nobody on PostgreSQL 18 for tests: names are");
        assertThatThrownBy(() -> driver(
                        server, new CaptureScope.RoleInDatabase("postgres", "nowhere"), CaptureOptions.standard()))
                .hasMessageStartingWith("There is no database nowhere on");
    }

    @Test
    void saysThatAServerWithoutCollectorCannotBeRecorded() throws Exception {
        TestServer server = TestServer.shared(18);
        assertThatThrownBy(() -> driver(server, new CaptureScope.All(), CaptureOptions.standard()))
                .hasMessageContaining("logging_collector = on");
    }
}
