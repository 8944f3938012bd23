package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureRequest;
import dev.pgtrace.model.capture.CaptureResult;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.server.SmallDisk;
import dev.pgtrace.server.TestLinks;
import dev.pgtrace.server.TestPooler;
import dev.pgtrace.server.TestProxy;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.capture.setting.Leftovers;
import dev.pgtrace.server.capture.setting.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What happens to a recording when something else fails: it ends in a clear state, the server has its settings back,
/// and the file can be read.
@Timeout(180)
class RecordFaultsTest {
    private static final CaptureRequest ALL = RunningRecording.of(new CaptureScope.All(), CaptureOptions.standard());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void goesOnWhenATracedBackendIsKilled(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        RunningRecording recording =
                RunningRecording.start(server.link(), ALL, folder).untilOn(server);
        try (Connection victim = server.connect();
                Statement statement = victim.createStatement()) {
            statement.execute("SELECT 'before'");
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%''before''%'"
                    + " AND pid <> pg_backend_pid()");
            assertThatThrownBy(() -> statement.execute("SELECT 'dead'")).isInstanceOf(SQLException.class);
        }
        server.execute("SELECT 'after'");
        recording.untilRecorded(3);
        assertThat(recording.stop().messages()).isEmpty();

        assertThat(restored(server)).isEqualTo("");
        RecordedTrace trace = recording.read();
        assertThat(trace.complete()).isTrue();
        assertThat(trace.of("SELECT 'before'")).hasSize(1);
        assertThat(trace.of("SELECT 'after'")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void endsAndRestoresWhenTheServerIsRestarted(int version) throws Exception {
        try (TestServer server = TestServer.own(version, TestServer.logging(version))) {
            RunningRecording recording = recordOne(server);
            server.stopImmediately();
            server.start();
            CaptureResult result = recording.end();

            assertThat(result.status().phase()).isEqualTo(CaptureStatus.Phase.ENDED);
            assertThat(result.messages())
                    .singleElement()
                    .asString()
                    .endsWith("that reads the log is lost; the recording ends here.");
            assertThat(restored(server)).isEqualTo("");
            assertOneIsRead(recording);

            server.execute("SELECT 1");
            RunningRecording again = recordOne(server, folder.resolve("second.trc"));
            // The death of any backend makes the server end all of them and recover.
            TestServer.killBackend(
                    Long.parseLong(server.value("SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'")));
            assertThat(again.end().messages()).hasSize(1);
            assertThat(restored(server)).isEqualTo("");
            assertOneIsRead(again);
        }
    }

    @Test
    void endsAndRestoresWhenTheConnectionIsCut() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        try (TestProxy proxy = TestProxy.to(server)) {
            RunningRecording recording = recordOne(server, proxy.url(), folder.resolve("cut.trc"));
            proxy.cut();
            assertThat(recording.end().messages())
                    .singleElement()
                    .asString()
                    .endsWith("that reads the log is lost; the recording ends here.");
            assertThat(restored(server)).isEqualTo("");
            assertOneIsRead(recording);

            RunningRecording again = recordOne(server, proxy.url(), folder.resolve("refused.trc"));
            proxy.refuse();
            assertThat(again.end().messages())
                    .singleElement()
                    .asString()
                    .contains("that reads the log is lost; the recording ends here.")
                    .contains("Its guard does it if the server still runs");
            RunningRecording.until(
                    "the guard has restored", () -> restored(server).isEmpty());
            assertOneIsRead(again);
        }
        assertThat(new Restore(server.link(), RunningRecording.journal(folder)).find())
                .isEqualTo(new Leftovers(List.of(), List.of()));
    }

    @Test
    @Tag("slow")
    void endsAndRestoresWhenTheNetworkFallsSilent() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        try (TestProxy proxy = TestProxy.to(server)) {
            RunningRecording recording = recordOne(server, proxy.url(), folder.resolve("silent.trc"));
            proxy.fallSilent();
            assertThat(recording.end().messages())
                    .singleElement()
                    .asString()
                    .contains("Its guard does it if the server still runs");
            RunningRecording.until(
                    "the guard has restored", () -> restored(server).isEmpty());
            assertOneIsRead(recording);
            proxy.cut();
            proxy.resume();
        }
    }

    @Test
    void stopsBeforeTheDiskIsFull() throws Exception {
        assumeThat(SmallDisk.whyNot()).as("skipped: no small disk here").isEmpty();
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        try (SmallDisk disk = SmallDisk.mount(258L << 20)) {
            RunningRecording recording = recordOne(server, disk.folder().resolve("full.trc"));
            disk.fillUpTo(255L << 20);
            CaptureResult result = recording.end();
            assertThat(result.messages())
                    .singleElement()
                    .asString()
                    .matches("Stopped because only .* are free on the disk of .*full\\.trc\\.");
            assertThat(restored(server)).isEqualTo("");
            assertOneIsRead(recording);
            assertThat(recording.read().complete()).isTrue();
        }
    }

    @Test
    void recordsNothingWithAWrongPassword() throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        assertThatThrownBy(() ->
                        RunningRecording.start(TestLinks.to(server.url("postgres", "wrong", "postgres")), ALL, folder))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("The password for postgres is wrong");
        assertThat(Files.exists(folder.resolve("recording.trc"))).isFalse();
        assertThat(restored(server)).isEqualTo("");
    }

    @ParameterizedTest
    @EnumSource(TestPooler.Options.class)
    void recordsNobodyElseThroughAPooler(TestPooler.Options options) throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        try (TestPooler pooler = TestPooler.of(server, options)) {
            for (CaptureScope scope : List.of(new CaptureScope.All(), new CaptureScope.Pid(1))) {
                assertThatThrownBy(() -> RunningRecording.start(
                                TestLinks.to(pooler.url()),
                                RunningRecording.of(scope, CaptureOptions.standard()),
                                folder))
                        .isInstanceOf(TraceException.class)
                        .hasMessageContaining("A pooler stands between us and")
                        .hasMessageContaining("by its own host and port");
            }
            assertThat(restored(server)).isEqualTo("");
        }
    }

    /// A pooler hands no settings on, so own statements are explained instead.
    @ParameterizedTest
    @EnumSource(TestPooler.Options.class)
    void explainsOwnStatementsThroughAPooler(TestPooler.Options options) throws Exception {
        TestServer server = TestServer.shared(18, TestServer.logging(18));
        try (TestPooler pooler = TestPooler.of(server, options)) {
            RunningRecording recording = RunningRecording.start(
                    TestLinks.to(pooler.url()),
                    RunningRecording.script(
                            "SELECT count(*) FROM generate_series(1, 7); SELECT 8", CaptureOptions.standard()),
                    folder);
            assertThat(recording.end().messages()).isEmpty();
            RecordedTrace trace = recording.read();
            assertThat(trace.rows()).hasSize(2).allSatisfy(row -> assertThat(row.planNodes())
                    .isPositive());
            assertThat(Files.readString(recording.file())).contains("a pooler stands in between");
        }
    }

    private RunningRecording recordOne(TestServer server) throws Exception {
        return recordOne(server, folder.resolve("recording.trc"));
    }

    private RunningRecording recordOne(TestServer server, Path file) throws Exception {
        return recordOne(server, server.url(), file);
    }

    /// A recording of all sessions that has one statement in its file.
    private RunningRecording recordOne(TestServer server, String url, Path file) throws Exception {
        RunningRecording recording =
                RunningRecording.start(TestLinks.to(url), ALL, folder, file).untilOn(server);
        server.execute("SELECT count(*) FROM generate_series(1, 10) one");
        RunningRecording.until(
                "it is in the file", () -> Files.readString(file).contains("generate_series(1, 10) one"));
        return recording;
    }

    private static void assertOneIsRead(RunningRecording recording) throws Exception {
        RecordedTrace trace = recording.read();
        assertThat(trace.issues()).doesNotContain("TORN_LINE", "MALFORMED_RECORD", "UNKNOWN_LINE");
        assertThat(trace.of("generate_series(1, 10) one")).hasSize(1);
    }

    /// What a fresh connection still finds of a recording; nothing of it is there without one.
    private static String restored(TestServer server) throws SQLException {
        return server.value("""
                SELECT coalesce(string_agg(what, ', '), '') FROM (
                  SELECT name || '=' || setting FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'
                  UNION ALL SELECT unnest(setconfig) FROM pg_db_role_setting
                  UNION ALL SELECT name || ' is ' || setting FROM pg_settings
                    WHERE name = 'log_min_duration_statement' AND setting <> '-1') left_over (what)""");
    }
}
