package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.Main;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.server.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `pgtrace record` as a process of its own, ended from outside.
@Timeout(180)
class RecordProcessTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void killedItLeavesTheServerAsItWas(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        Process recorder = record(server, "");
        recorder.destroyForcibly();

        until("the guard has restored", () -> leftOver(server).isEmpty());
        assertThat(recorder.waitFor()).isEqualTo(128 + 9);
        assertThat(complete()).isFalse();
        assertThat(notes()).as("what this machine noted").hasSize(1);

        Process restore = pgtrace("", "restore", "--url", server.url());
        assertThat(errors(restore)).contains("nothing is left of any recording.");
        assertThat(restore.waitFor()).isZero();
        assertThat(notes()).isEmpty();
    }

    @Test
    void interruptedItRestoresAndWritesTheEnd() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        Process recorder = record(server, "");
        new ProcessBuilder("kill", "-INT", Long.toString(recorder.pid()))
                .start()
                .waitFor();

        assertThat(errors(recorder)).contains("pgtrace: recorded ");
        assertThat(recorder.waitFor()).isZero();
        assertThat(leftOver(server)).isEmpty();
        assertThat(complete()).isTrue();
        assertThat(notes()).isEmpty();
    }

    /// The limit makes the kernel refuse to write, as a full disk does.
    @Test
    void saysThatTheFileCannotBeWrittenAndRestores() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        Process recorder = record(server, "ulimit -f 64;");
        until("the file cannot grow", () -> {
            server.execute("SELECT count(*) FROM pg_class, generate_series(1, 3) filling");
            return !recorder.isAlive();
        });

        assertThat(errors(recorder))
                .contains("The recording stopped: cannot write to " + file())
                .contains("What was written before can be opened.");
        assertThat(recorder.waitFor()).isEqualTo(ExitCode.USAGE);
        assertThat(leftOver(server)).isEmpty();
        assertThat(complete()).isFalse();
        assertThat(notes()).isEmpty();
    }

    /// A recording of all sessions that has a statement in its file.
    private Process record(TestServer server, String before) throws Exception {
        Process recorder = pgtrace(before, "record", "--all", "--yes", "--url", server.url(), "-o", file().toString());
        until("it has recorded", () -> {
            if (!recorder.isAlive()) {
                throw new AssertionError(errors(recorder));
            }
            server.execute("SELECT 'recorded'");
            return Files.exists(file()) && Files.readString(file()).contains("SELECT 'recorded'");
        });
        return recorder;
    }

    private Path file() {
        return folder.resolve("all.trc");
    }

    /// The command line with its notes in the test's folder.
    ///
    /// @param before commands of a shell
    private Process pgtrace(String before, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "-c", before + " exec \"$@\"", "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dpgtrace.settings.dir=" + folder.resolve("settings"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err-" + words[0] + ".txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    /// All that it said, when it has ended.
    private String errors(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it ends")
                .isTrue();
        StringBuilder all = new StringBuilder();
        for (String name : List.of("record", "restore")) {
            Path said = folder.resolve("err-" + name + ".txt");
            all.append(Files.exists(said) ? Files.readString(said, StandardCharsets.UTF_8) : "");
        }
        return all.toString();
    }

    private List<Path> notes() throws IOException {
        Path notes = folder.resolve("settings").resolve("state").resolve("recordings");
        if (!Files.isDirectory(notes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(notes)) {
            return files.toList();
        }
    }

    /// Whether the file has its end; it holds what was recorded.
    private boolean complete() throws Exception {
        try (OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                .file(file(), Progress.NONE, new CancelToken(), snapshot -> {})) {
            assertThat(opened.trace().executions().size()).isPositive();
            return opened.trace().info().complete();
        }
    }

    private static String leftOver(TestServer server) throws SQLException {
        return server.value("""
                SELECT coalesce(string_agg(what, ', '), '') FROM (
                  SELECT name || '=' || setting FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'
                  UNION ALL SELECT unnest(setconfig) FROM pg_db_role_setting
                  UNION ALL SELECT name || ' is ' || setting FROM pg_settings
                    WHERE name = 'log_min_duration_statement' AND setting <> '-1') left_over (what)""");
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
