package dev.pgtrace.server.capture.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.Messages;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalDriverTest {
    private static final String WRITTEN = "SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"
            + " AND name IN ('log_statement_stats', 'log_min_duration_statement')";

    @TempDir
    private Path folder;

    private final Messages messages = new Messages();
    private final CancelToken stop = new CancelToken();

    /// Ended by the test itself; whatever fails, a recording must not stay on a server that is shared.
    private CompletableFuture<CaptureEnd> end = CompletableFuture.completedFuture(null);

    private static TestServer server(int version) {
        return TestServer.shared(version, TestServer.logging(version));
    }

    @AfterEach
    void endWhateverFailed() {
        stop.cancel();
        end.exceptionally(failed -> new CaptureEnd(List.of())).join();
    }

    private SignalDriver driver(ServerLink link, long pid) throws Exception {
        return SignalDriver.prepare(
                link,
                new CaptureScope.Pid(pid),
                CaptureOptions.standard(),
                new Journal(folder),
                Optional.empty(),
                sink -> messages);
    }

    private void start(TestServer server, Statement victim) throws Exception {
        SignalDriver driver = driver(server.link(), pid(victim));
        CompletableFuture<CaptureEnd> running = new CompletableFuture<>();
        end = running;
        Tasks.start("capture", () -> {
            try {
                running.complete(driver.run(event -> {}, new CaptureMeter(), stop));
            } catch (Throwable e) {
                running.completeExceptionally(e);
            }
        });
        until("the settings are written", () -> {
            if (end.isDone()) {
                end.join();
            }
            return server.value(WRITTEN).equals("2");
        });
    }

    /// Runs commands in the session until one has been recorded: the signal comes a little after the settings.
    private void untilRecorded(Statement victim) throws Exception {
        until("it writes to the log", () -> {
            victim.execute("SELECT 'of the victim'");
            return messages.count("duration: ", "of the victim") > 0;
        });
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(limit);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static long pid(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static boolean isLogged(TestServer server, String text) throws SQLException {
        return server.value("SELECT count(*) FROM pg_ls_logdir() f WHERE strpos(convert_from(pg_read_binary_file("
                        + "current_setting('log_directory') || '/' || f.name), 'UTF8'), '" + text + "') > 0")
                .equals("1");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void recordsOneBackendAndNoBystander(int version) throws Exception {
        TestServer server = server(version);
        try (Connection session = server.connect();
                Connection bystander = server.connect();
                Statement victim = session.createStatement();
                Statement other = bystander.createStatement()) {
            start(server, victim);
            untilRecorded(victim);
            other.execute("SELECT 'of a bystander'");
            until("the settings are withdrawn", () -> server.value(WRITTEN).equals("0"));
            for (int i = 0; i < 3; i++) {
                victim.execute("SELECT 'while withdrawn'");
            }
            stop.cancel();
            assertThat(end.get().messages()).isEmpty();
            victim.execute("SELECT 'after the stop'");
            assertThat(messages.count("duration: ", "execute <unnamed>: SELECT 'while withdrawn'"))
                    .isEqualTo(3);
            assertThat(messages.count("EXECUTE MESSAGE STATISTICS", "")).isGreaterThanOrEqualTo(4);
            assertThat(messages.all())
                    .allMatch(message -> message.statement().isEmpty()
                            || !message.statement().contains("bystander"));
            assertThat(isLogged(server, "of the victim")).isTrue();
            assertThat(isLogged(server, "of a bystander")).isFalse();
            assertThat(isLogged(server, "after the stop")).isFalse();
        }
        assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                .isEqualTo("0");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void showsTheCommandAndWhatItMayDo(int version) throws Exception {
        TestServer server = server(version);
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            long pid = pid(victim);
            SignalDriver driver = driver(server.link(), pid);
            assertThat(driver.plan().statements())
                    .containsExactly(
                            "ALTER SYSTEM SET pgtrace.recording = '…'; -- afterwards: RESET",
                            "ALTER SYSTEM SET log_statement_stats = 'on'; -- afterwards: RESET",
                            "ALTER SYSTEM SET log_min_duration_statement = '0'; -- afterwards: RESET",
                            "COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; kill -HUP " + pid
                                    + "'; -- afterwards: SELECT pg_reload_conf()");
            assertThat(String.join(" ", driver.plan().notes()))
                    .contains("command of the operating system", "every session writes its statements");
            assertThat(driver.plan().fidelity())
                    .anyMatch(sentence -> sentence.startsWith("Plans, rows and blocks are" + " missing"));
            assertThat(server.value(WRITTEN)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void endsWhenSomebodyElseReloads(int version) throws Exception {
        TestServer server = server(version);
        try (Connection session = server.connect();
                Connection bystander = server.connect();
                Statement victim = session.createStatement();
                Statement other = bystander.createStatement()) {
            start(server, victim);
            untilRecorded(victim);
            until("the settings are withdrawn", () -> server.value(WRITTEN).equals("0"));
            server.execute("SELECT pg_reload_conf()");
            assertThat(end.get().messages())
                    .singleElement()
                    .asString()
                    .startsWith("Somebody has reloaded the server's configuration");
            other.execute("SELECT 'after the reload'");
            assertThat(isLogged(server, "after the reload")).isFalse();
        }
    }

    @Test
    void recordsPlansWhereTheServerHasLoadedAutoExplain() throws Exception {
        Map<String, String> settings = new HashMap<>(TestServer.logging(15));
        settings.put("shared_preload_libraries", "auto_explain");
        TestServer server = TestServer.shared(15, settings);
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            start(server, victim);
            untilRecorded(victim);
            until("a plan has come", () -> messages.count("duration: ", "plan:\n{") > 0);
            stop.cancel();
            assertThat(end.get().messages()).isEmpty();
        }
        assertThat(server.value("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'"))
                .isEqualTo("0");
    }

    @Test
    void endsWhenTheSessionEnds() throws Exception {
        TestServer server = server(18);
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            start(server, victim);
            untilRecorded(victim);
        }
        assertThat(end.get().messages()).containsExactly("The session has ended.");
        assertThat(server.value(WRITTEN)).isEqualTo("0");
    }

    @Test
    void silencesTheBackendWhenTheRecorderIsLostAfterWithdrawing() throws Exception {
        TestServer server = server(18);
        try (Connection session = server.connect();
                Statement victim = session.createStatement()) {
            start(server, victim);
            untilRecorded(victim);
            until("the settings are withdrawn", () -> server.value(WRITTEN).equals("0"));
            // The guard that was set for the mark alone has to be there before the recorder goes.
            until("one guard is left", () -> server.value(
                            "SELECT count(*) FROM pg_stat_activity WHERE" + " application_name = 'pgtrace guard'")
                    .equals("1"));
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name IN ('pgtrace recorder', 'pgtrace log')");
            assertThatThrownBy(end::get).hasMessageContaining("is lost");
            until("the mark is gone", () -> server.value(
                            "SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE" + " '%auto.conf'")
                    .equals("0"));
            until("no guard is left", () -> server.value(
                            "SELECT count(*) FROM pg_stat_activity WHERE" + " application_name = 'pgtrace guard'")
                    .equals("0"));
            victim.execute("SELECT 'after the loss'");
            assertThat(isLogged(server, "after the loss")).isFalse();
        }
    }

    @Test
    void refusesARoleThatIsNoSuperuser() throws Exception {
        TestServer server = server(18);
        server.execute("DO $$ BEGIN CREATE ROLE plain LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        assertThatThrownBy(() -> driver(server.link("plain", "x", "postgres"), 1))
                .hasMessageContaining("Only a superuser");
    }

    @Test
    void refusesAPidThatIsNoSession() throws Exception {
        String checkpointer = server(18).value("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
        assertThatThrownBy(() -> driver(server(18).link(), Long.parseLong(checkpointer)))
                .hasMessageContaining("no client session with pid " + checkpointer);
    }
}
