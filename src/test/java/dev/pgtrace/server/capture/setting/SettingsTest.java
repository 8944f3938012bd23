package dev.pgtrace.server.capture.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestProxy;
import dev.pgtrace.server.TestServer;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However a recording ends, the server has its old settings back: each time asked over a fresh connection.
class SettingsTest {
    private static final SettingScope.Sessions APP = new SettingScope.Sessions("shop_app", "");
    private static final SettingScope.Server SERVER = new SettingScope.Server();
    private static final String ROLE_SETTINGS = """
            SELECT coalesce(string_agg(option, ' | ' ORDER BY option), 'none')
            FROM pg_db_role_setting s, unnest(setconfig) option""";
    private static final String FILE_SETTINGS = """
            SELECT coalesce(string_agg(name || '=' || setting, ' | ' ORDER BY name), 'none')
            FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf'""";

    @TempDir
    private Path folder;

    static SettingPlan plan(ServerLink link) throws TraceException, SQLException {
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            return new SettingPlanner(connection)
                    .preload(APP, "auto_explain")
                    .set(APP, "log_statement_sample_rate", "1")
                    .set(SERVER, "log_min_duration_sample", "0")
                    .set(SERVER, "auto_explain.log_min_duration", "0")
                    .plan();
        }
    }

    private static TestServer server(int version) throws SQLException {
        TestServer server = TestServer.shared(version);
        server.execute("DO $$ BEGIN CREATE ROLE shop_app LOGIN PASSWORD 'x';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return server;
    }

    private Journal journal() {
        return new Journal(folder.resolve("journal"));
    }

    private static void until(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(45).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waiting until " + what).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean isClean(TestServer server) throws SQLException {
        return server.value(ROLE_SETTINGS).equals("none")
                && server.value(FILE_SETTINGS).equals("none")
                && server.value("SHOW log_min_duration_sample").equals("-1")
                && server.value("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'pgtrace%'")
                        .equals("0");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void showsBeforehandWhatItWillWrite(int version) throws Exception {
        TestServer server = server(version);
        SettingPlan plan = plan(server.link());
        assertThat(plan.statements())
                .containsExactly(
                        "ALTER SYSTEM SET pgtrace.recording = '…'; -- afterwards: RESET",
                        "ALTER ROLE \"shop_app\" SET session_preload_libraries = 'auto_explain'; -- afterwards: RESET",
                        "ALTER ROLE \"shop_app\" SET log_statement_sample_rate = '1'; -- afterwards: RESET",
                        "ALTER SYSTEM SET log_min_duration_sample = '0'; -- afterwards: RESET",
                        "ALTER SYSTEM SET auto_explain.log_min_duration = '0'; -- afterwards: RESET",
                        "SELECT pg_reload_conf(); -- afterwards: again");
        assertThat(isClean(server)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void writesAndBringsBackAtStop(int version) throws Exception {
        TestServer server = server(version);
        try (ArmedSettings armed = ArmedSettings.arm(server.link(), plan(server.link()), journal())) {
            assertThat(server.value(ROLE_SETTINGS))
                    .isEqualTo("log_statement_sample_rate=1 | session_preload_libraries=auto_explain");
            assertThat(server.value(FILE_SETTINGS))
                    .contains("auto_explain.log_min_duration=0 | log_min_duration_sample=0 | pgtrace.recording={");
            assertThat(new Restore(server.link(), journal()).find().running()).hasSize(1);
            assertThatThrownBy(() -> plan(server.link())).hasMessageContaining("another recording");
            RestoreReport report = armed.restore();
            assertThat(report.restored())
                    .containsExactly(
                            "ALTER SYSTEM RESET auto_explain.log_min_duration",
                            "ALTER SYSTEM RESET log_min_duration_sample",
                            "ALTER ROLE \"shop_app\" RESET log_statement_sample_rate",
                            "ALTER ROLE \"shop_app\" RESET session_preload_libraries");
            assertThat(armed.restore()).isSameAs(report);
        }
        until("the server is clean", () -> isClean(server));
        assertThat(journalFiles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void bringsBackAValueThatWasThere(int version) throws Exception {
        TestServer server = server(version);
        server.execute(
                "ALTER ROLE shop_app SET session_preload_libraries = 'pg_stat_statements', '$libdir/pg_prewarm'",
                "ALTER SYSTEM SET log_min_duration_sample = '70s'");
        try {
            String roles = server.value(ROLE_SETTINGS);
            String files = server.value(FILE_SETTINGS);
            ArmedSettings armed = ArmedSettings.arm(server.link(), plan(server.link()), journal());
            assertThat(server.value(ROLE_SETTINGS))
                    .contains("session_preload_libraries=pg_stat_statements, \"$libdir/pg_prewarm\", auto_explain");
            armed.close();
            assertThat(server.value(ROLE_SETTINGS)).isEqualTo(roles);
            assertThat(server.value(FILE_SETTINGS)).isEqualTo(files);
        } finally {
            server.execute("ALTER ROLE shop_app RESET ALL", "ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()");
        }
        until("the server is clean", () -> isClean(server));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void bringsAllBackWhenTheRecorderIsKilled(int version) throws Exception {
        TestServer server = server(version);
        server.execute("ALTER SYSTEM SET log_min_duration_sample = '70s'", "SELECT pg_reload_conf()");
        try {
            Process recorder = armInProcess(server);
            assertThat(server.value("SHOW log_min_duration_sample")).isEqualTo("0");
            recorder.destroyForcibly();
            until(
                    "the guard has brought all back",
                    () -> server.value(ROLE_SETTINGS).equals("none")
                            && server.value(FILE_SETTINGS).equals("log_min_duration_sample=70s")
                            && server.value("SHOW log_min_duration_sample").equals("70s"));
        } finally {
            server.execute("ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()");
        }
        until("the server is clean", () -> isClean(server));
        assertThat(new Restore(server.link(), journal()).find().isEmpty()).isTrue();
        assertThat(journalFiles()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void endsTheRecordingWhenTheGuardIsLost(int version) throws Exception {
        TestServer server = server(version);
        try (ArmedSettings armed = ArmedSettings.arm(server.link(), plan(server.link()), journal())) {
            server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pgtrace guard'");
            until("the loss is noticed", () -> armed.fault().isPresent());
        }
        until("the server is clean", () -> isClean(server));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void offersAtTheNextConnectWhatAServerCrashLeft(int version) throws Exception {
        try (TestServer server = TestServer.own(version, Map.of())) {
            server.execute("CREATE ROLE shop_app LOGIN");
            ArmedSettings armed = ArmedSettings.arm(server.link(), plan(server.link()), journal());
            server.stopImmediately();
            until("the loss is noticed", () -> armed.fault().isPresent());
            assertThatThrownBy(armed::restore).hasMessageContaining("pgtrace restore");
            server.start();
            Restore restore = new Restore(server.link(), journal());
            Leftovers left = restore.find();
            assertThat(left.statements())
                    .startsWith("ALTER SYSTEM RESET auto_explain.log_min_duration")
                    .endsWith("ALTER SYSTEM RESET pgtrace.recording", "SELECT pg_reload_conf()");
            assertThat(restore.run(left).restored()).hasSize(4);
            until("the server is clean", () -> isClean(server));
            assertThat(restore.find()).isEqualTo(new Leftovers(List.of(), List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void findsByItsMarkWhatAnotherMachineLeft(int version) throws Exception {
        try (TestServer server = TestServer.own(version, Map.of())) {
            server.execute("CREATE ROLE shop_app LOGIN");
            ArmedSettings.arm(server.link(), plan(server.link()), journal());
            server.stopImmediately();
            server.start();
            Restore elsewhere = new Restore(server.link(), new Journal(folder.resolve("another machine")));
            assertThat(elsewhere.run(elsewhere.find()).restored()).hasSize(4);
            until("the server is clean", () -> isClean(server));
        }
    }

    @Test
    void doesNotBelieveTheMarkOfARole() throws Exception {
        TestServer server = server(18);
        server.execute(
                "ALTER ROLE shop_app SET session_preload_libraries = 'pg_prewarm'",
                "ALTER ROLE shop_app SET pgtrace.recording = '{\"version\":1,\"id\":\"x\",\"changes\":["
                        + "{\"scope\":\"sessions\",\"role\":\"postgres\",\"database\":\"\",\"name\":\"log_min_messages\","
                        + "\"value\":\"info\",\"previous\":\"panic\"},"
                        + "{\"scope\":\"sessions\",\"role\":\"shop_app\",\"database\":\"\","
                        + "\"name\":\"session_preload_libraries\",\"value\":\"pg_prewarm\",\"previous\":\"/tmp/evil\"}]}'");
        try {
            Restore restore = new Restore(server.link(), journal());
            assertThat(restore.find().statements())
                    .containsExactly(
                            "ALTER ROLE \"shop_app\" SET session_preload_libraries = 'pg_prewarm'",
                            "ALTER ROLE \"shop_app\" RESET pgtrace.recording");
        } finally {
            server.execute("ALTER ROLE shop_app RESET ALL");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void leavesAloneWhatSomebodyElseHasChangedSince(int version) throws Exception {
        TestServer server = server(version);
        try {
            ArmedSettings armed = ArmedSettings.arm(server.link(), plan(server.link()), journal());
            server.execute("ALTER SYSTEM SET log_min_duration_sample = '5s'");
            assertThat(armed.restore().leftAlone())
                    .containsExactly("ALTER SYSTEM … log_min_duration_sample was left as it is, '5s': somebody has"
                            + " changed it since. Before the recording it was not set.");
            assertThat(server.value(FILE_SETTINGS)).isEqualTo("log_min_duration_sample=5s");
        } finally {
            server.execute("ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()");
        }
        until("the server is clean", () -> isClean(server));
    }

    @Test
    void leavesAloneWhatSomebodySetsAfterTheConnectionWasCut() throws Exception {
        TestServer server = server(18);
        try (TestProxy proxy = TestProxy.to(server)) {
            ServerLink link = new ProxyLink(server, proxy);
            ArmedSettings armed = ArmedSettings.arm(link, plan(link), journal());
            proxy.cut();
            armed.restore();
            assertThat(server.value(FILE_SETTINGS)).isEqualTo("none");
            server.execute("ALTER SYSTEM SET log_min_duration_sample = '0'");
            TimeUnit.MILLISECONDS.sleep(1500); // a guard looks every half a second
            assertThat(server.value(FILE_SETTINGS)).isEqualTo("log_min_duration_sample=0");
        } finally {
            server.execute("ALTER SYSTEM RESET log_min_duration_sample");
        }
        until("the server is clean", () -> isClean(server));
    }

    @Test
    void bringsAllBackWhenTheNetworkFallsSilent() throws Exception {
        TestServer server = server(18);
        try (TestProxy proxy = TestProxy.to(server)) {
            ServerLink link = new ProxyLink(server, proxy);
            ArmedSettings armed = ArmedSettings.arm(link, plan(server.link()), journal());
            proxy.fallSilent();
            until(
                    "the guard has brought all back",
                    () -> server.value(ROLE_SETTINGS).equals("none")
                            && server.value(FILE_SETTINGS).equals("none"));
            proxy.cut();
            proxy.resume();
            until("the loss is noticed", () -> armed.fault().isPresent());
            assertThat(armed.restore().restored()).isEmpty();
        }
        until("the server is clean", () -> isClean(server));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void writesNothingWithoutTheRight(int version) throws Exception {
        TestServer server = server(version);
        ServerLink plain = server.link("shop_app", "x", "postgres");
        SettingPlan plan = plan(server.link());
        assertThatThrownBy(() -> ArmedSettings.arm(plain, plan, journal()))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("may not write these settings");
        until("the server is clean", () -> isClean(server));
        assertThat(journalFiles()).isEmpty();
    }

    private Process armInProcess(TestServer server) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ArmingProcess.class.getName(),
                        server.jdbcUrl("postgres"),
                        TestServer.SUPERUSER,
                        TestServer.PASSWORD,
                        folder.resolve("journal").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            assertThat(output.readLine()).isEqualTo("armed");
        }
        return process;
    }

    private List<Path> journalFiles() throws Exception {
        Path journal = folder.resolve("journal");
        if (!Files.isDirectory(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.toList();
        }
    }
}
