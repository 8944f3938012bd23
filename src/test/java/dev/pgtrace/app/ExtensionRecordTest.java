package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against functions in SQL that have the names and the behaviour of pg_trace's: a file that grows on the server.
class ExtensionRecordTest {
    private static final String DATABASE = "traced";

    @TempDir
    private Path folder;

    private final CancelToken stop = new CancelToken();

    /// The server has I/O times on, with which the real extension is dangerous.
    private static TestServer server(int version) throws SQLException {
        TestServer server = TestServer.shared(version, Map.of("track_io_timing", "on"));
        if (server.value("SELECT count(*) FROM pg_database WHERE datname = '" + DATABASE + "'")
                .equals("0")) {
            server.execute("CREATE DATABASE " + DATABASE);
            try (Connection connection = server.connect(TestServer.SUPERUSER, TestServer.PASSWORD, DATABASE);
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        CREATE FUNCTION pg_trace_get_tracefile() RETURNS text LANGUAGE sql AS
                        $$ SELECT nullif(current_setting('stub.file', true), '') $$;
                        CREATE FUNCTION traced(line text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN
                          EXECUTE format('COPY (SELECT %L) TO PROGRAM %L', line, 'cat >>' || pg_trace_get_tracefile());
                          RETURN line; END $$;
                        CREATE FUNCTION pg_trace_start_trace() RETURNS text LANGUAGE plpgsql AS $$ BEGIN
                          PERFORM set_config('stub.file', current_setting('data_directory') || '/pg_trace_'
                            || pg_backend_pid() || '.trc', false);
                          PERFORM traced('*** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)');
                          PERFORM traced('*** track_io_timing: ' || upper(current_setting('track_io_timing')));
                          RETURN pg_trace_get_tracefile(); END $$;
                        CREATE FUNCTION pg_trace_stop_trace() RETURNS text LANGUAGE plpgsql AS $$ BEGIN
                          PERFORM traced('*** Trace ended');
                          RETURN set_config('stub.file', '', false); END $$""");
            }
        }
        return server;
    }

    private RecordTrace record(ServerLink link, String sql, TransactionMode mode) throws Exception {
        CaptureOptions options = new CaptureOptions(1, 0, 0, Set.of(CaptureDetail.EXTENSION));
        CaptureScript script = new CaptureScript(SqlScript.split(sql), List.of("bound"), mode);
        return RecordTrace.prepare(
                link,
                new CaptureRequest(new CaptureScope.OwnSession(), options, Optional.of(script), Optional.empty()),
                RowSink.NONE,
                new Journal(folder.resolve("journal")));
    }

    private static ServerLink link(TestServer server) {
        return server.link(TestServer.SUPERUSER, TestServer.PASSWORD, DATABASE);
    }

    private CompletableFuture<CaptureResult> start(RecordTrace record, Path file) {
        CompletableFuture<CaptureResult> end = new CompletableFuture<>();
        Tasks.start("record", () -> {
            try {
                end.complete(record.run(file, CaptureLimits.NONE, status -> {}, stop));
            } catch (Throwable e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(limit);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean has(Path file, String text) throws Exception {
        return Files.exists(file) && Files.readString(file).contains(text);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void copiesTheFileByteForByteWhileItGrows(int version) throws Exception {
        TestServer server = server(version);
        Path file = folder.resolve("copied.trc");
        RecordTrace record = record(
                link(server),
                "SELECT traced($1); SELECT 1/0; SELECT traced('before the lock'), pg_advisory_lock(47)",
                TransactionMode.COMMIT);
        assertThat(record.plan().route()).isEqualTo(CaptureRoute.EXTENSION);
        assertThat(record.plan().notes().getFirst()).contains("can end the whole server");
        CaptureResult result;
        String path;
        try (Connection holder = server.connect(TestServer.SUPERUSER, TestServer.PASSWORD, DATABASE);
                Statement lock = holder.createStatement()) {
            lock.execute("SELECT pg_advisory_lock(47)");
            CompletableFuture<CaptureResult> end = start(record, file);
            until("what is written before the end is there", () -> {
                if (end.isDone()) {
                    end.join();
                }
                return has(file, "before the lock");
            });
            assertThat(end).isNotDone();
            lock.execute("SELECT pg_advisory_unlock(47)");
            result = end.get();
        }
        assertThat(result.files()).containsExactly(file);
        assertThat(result.status().executions()).isEqualTo(3);
        assertThat(result.messages()).hasSize(2).first().isEqualTo("Line 1: division by zero (22012).");
        assertThat(result.messages().getLast()).startsWith("pg_trace's file stays on the server: /");
        path = result.messages().getLast().replaceFirst("^[^/]*", "").replaceFirst("\\.$", "");
        assertThat(Files.readString(file))
                .isEqualTo("""
                *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
                *** track_io_timing: OFF
                bound
                before the lock
                *** Trace ended
                """)
                .isEqualTo(server.value("SELECT pg_read_file('" + path + "')"));
    }

    @Test
    void cancelsAndStillStopsTheTrace() throws Exception {
        TestServer server = server(18);
        Path file = folder.resolve("cancelled.trc");
        CompletableFuture<CaptureResult> end = start(
                record(
                        link(server),
                        "BEGIN; SELECT traced('begun'), pg_sleep(600); SELECT traced('never')",
                        TransactionMode.COMMIT),
                file);
        until("it runs", () -> {
            if (end.isDone()) {
                end.join();
            }
            return has(file, "begun");
        });
        stop.cancel();
        assertThat(end.get().messages().getFirst()).contains("canceling statement", "57014");
        assertThat(Files.readString(file)).endsWith("begun\n*** Trace ended\n").doesNotContain("never");
    }

    @Test
    void rollsBackAScriptThatIsToLeaveNothing() throws Exception {
        TestServer server = server(18);
        Path file = folder.resolve("rolled.trc");
        start(
                        record(
                                link(server),
                                "CREATE TABLE left_over (a int); SELECT traced('made')",
                                TransactionMode.ROLL_BACK),
                        file)
                .get();
        assertThat(Files.readString(file)).contains("made\n");
        try (Connection connection = server.connect(TestServer.SUPERUSER, TestServer.PASSWORD, DATABASE);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("TABLE left_over")).hasMessageContaining("does not exist");
        }
    }

    @Test
    void refusesAScriptThatWouldBringOnACrash() throws Exception {
        ServerLink link = link(server(18));
        for (String sql : List.of("SET track_io_timing = on", "SELECT pg_trace_start_trace()")) {
            assertThatThrownBy(() -> record(link, "SELECT 1;\n" + sql, TransactionMode.COMMIT))
                    .hasMessageStartingWith("Line 2: ")
                    .hasMessageContaining("can crash the server");
        }
    }

    @Test
    void saysThatTheExtensionIsNotThere() {
        assertThatThrownBy(() -> record(TestServer.shared(18).link(), "SELECT 1", TransactionMode.COMMIT))
                .hasMessageContaining("pg_trace is not in this database");
    }

    @Test
    void runsNoFunctionThatAnybodyCouldHaveMade() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute(
                "DO $$ BEGIN CREATE ROLE forger LOGIN PASSWORD 'x';"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "CREATE SCHEMA IF NOT EXISTS forged AUTHORIZATION forger");
        try (Connection connection = server.connect("forger", "x", "postgres");
                Statement statement = connection.createStatement()) {
            for (String name : List.of("start", "stop")) {
                statement.execute("CREATE OR REPLACE FUNCTION forged.pg_trace_" + name
                        + "_trace() RETURNS text LANGUAGE sql AS $$ SELECT '/tmp/x' $$");
            }
        }
        assertThatThrownBy(() -> record(server.link(), "SELECT 1", TransactionMode.COMMIT))
                .hasMessageContaining("pg_trace is not in this database");
    }

    @Test
    void overwritesNoFile() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.trc"), "mine");
        RecordTrace record = record(link(server(18)), "SELECT 1", TransactionMode.COMMIT);
        assertThatThrownBy(() -> record.run(file, CaptureLimits.NONE, status -> {}, stop))
                .hasMessageContaining("is there already");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }
}
