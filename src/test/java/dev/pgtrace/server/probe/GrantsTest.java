package dev.pgtrace.server.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.Captured;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding.State;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.server.PostgresLink;
import dev.pgtrace.server.TestLinks;
import dev.pgtrace.server.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A role without superuser, before and after an administrator runs exactly what the probe printed.
@Timeout(120)
class GrantsTest {
    private static final String ROLE = "Tracer \"one\"";
    private static final String QUOTED = "\"Tracer \"\"one\"\"\"";

    private TestServer server = TestServer.shared(18);

    @AfterEach
    void dropRole() throws SQLException {
        server.execute("DROP FUNCTION IF EXISTS public.trace_on()", "DROP OWNED BY " + QUOTED, "DROP ROLE " + QUOTED);
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversWithGrants")
    void plansComeAfterTheGrantsOfTheProbeAndNotBefore(int version) throws Exception {
        createRole(version);
        assertThatThrownBy(() -> open(traced())).isInstanceOf(ServerFault.class);
        TraceOption before = option(CaptureRoute.OWN_SESSION);
        assertThat(before.usable()).isTrue();
        assertThat(provenance(before, Captured.CALLS)).isEqualTo(Provenance.MISSING);
        Remedy remedy = before.remedies().getFirst();
        assertThat(remedy.missing()).isEqualTo("The role " + ROLE + " may not switch tracing on in its own sessions.");
        assertThat(remedy.sql())
                .startsWith("LOAD 'auto_explain';\nGRANT SET ON PARAMETER\n  session_preload_libraries");

        run(remedy);

        TraceOption after = option(CaptureRoute.OWN_SESSION);
        assertThat(after.remedies()).isEmpty();
        assertThat(provenance(after, Captured.CALLS)).isEqualTo(Provenance.MEASURED);
        try (Connection connection = open(traced())) {
            assertThat(notices(connection, "SELECT count(*) FROM pg_class"))
                    .contains("plan:\n{")
                    .contains("EXECUTE MESSAGE STATISTICS");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void plansComeByTheFunctionForVersionsWithoutGrants(int version) throws Exception {
        createRole(version);
        String function = new Grants(Math.min(version, 14), ROLE).ownSession(List.of());
        if (version < 15) {
            assertThat(option(CaptureRoute.OWN_SESSION).remedies().getFirst().sql())
                    .isEqualTo(function);
        }
        run(new Remedy("", true, function, ""));
        Probe probe = probe();
        assertThat(probe.finding(ProbeSubject.AUTO_EXPLAIN).value()).isEqualTo("trace_on()");
        assertThat(option(CaptureRoute.OWN_SESSION).remedies()).isEmpty();
        try (Connection connection = open(Map.of("client_min_messages", "log"));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT trace_on()");
            connection.clearWarnings();
            assertThat(notices(connection, "SELECT count(*) FROM pg_class"))
                    .contains("plan:\n{")
                    .contains("EXECUTE MESSAGE STATISTICS");
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("dev.pgtrace.server.TestServer#serversWithoutGrants")
    void othersCanBeTracedByASuperuserOnlyBeforeVersion15(int version) throws Exception {
        createRole(version);
        TraceOption option = option(CaptureRoute.SERVER_LOG);
        assertThat(option.usable()).isFalse();
        Remedy remedy = option.remedies().getLast();
        assertThat(remedy.missing()).isEqualTo("Only a superuser can switch on the tracing of others.");
        assertThat(remedy.sql()).isEmpty();
        assertThat(remedy.instruction()).isEqualTo("Connect as a superuser.");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#serversWithGrants")
    void othersCanBeTracedAfterTheGrantsOfTheProbeAndNotBefore(int version) throws Exception {
        createRole(version);
        String on = "ALTER SYSTEM SET log_statement_stats = on";
        assertThatThrownBy(() -> execute(on)).isInstanceOf(SQLException.class);
        TraceOption before = option(CaptureRoute.SERVER_LOG);
        assertThat(before.usable()).isFalse();
        assertThat(before.remedies())
                .extracting(Remedy::missing)
                .containsExactly(
                        "The role " + ROLE + " may not read the log over SQL.",
                        "The role " + ROLE + " may not switch on the tracing of others.");

        for (Remedy remedy : before.remedies()) {
            run(remedy);
        }

        TraceOption after = option(CaptureRoute.SERVER_LOG);
        assertThat(after.usable()).isTrue();
        assertThat(provenance(after, Captured.CALLS)).isEqualTo(Provenance.MEASURED);
        assertThat(provenance(after, Captured.PLANS)).isEqualTo(Provenance.MISSING);
        try {
            execute(on);
            execute("SELECT pg_reload_conf()");
        } finally {
            execute("ALTER SYSTEM RESET log_statement_stats");
            execute("SELECT pg_reload_conf()");
        }
        String format = version >= 15 ? "jsonlog" : "csvlog";
        execute("SELECT pg_read_binary_file(pg_current_logfile('" + format + "'), 0, 1000, true) FROM pg_ls_logdir()");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void processesAreSeenAfterTheGrantsOfTheProbeAndNotBefore(int version) throws Exception {
        createRole(version);
        String read = "SELECT pg_read_file('/proc/self/io', 0, 1000)";
        assertThatThrownBy(() -> execute(read)).isInstanceOf(SQLException.class);
        TraceOption before = option(CaptureRoute.SAMPLING);
        assertThat(before.limits())
                .contains("Without pg_read_all_stats only sessions of the role " + ROLE + " can be seen.");
        assertThat(before.remedies()).hasSize(2);

        for (Remedy remedy : before.remedies()) {
            run(remedy);
        }

        assertThat(option(CaptureRoute.SAMPLING).remedies()).isEmpty();
        assertThat(probe().finding(ProbeSubject.READ_ALL_STATS).state()).isEqualTo(State.YES);
        execute(read);
    }

    private void createRole(int version) throws SQLException {
        server = TestServer.shared(version, TestServer.logging(version));
        server.execute("CREATE ROLE " + QUOTED + " LOGIN PASSWORD 'secret'");
    }

    /// All statements in one session, as the administrator is told to.
    private void run(Remedy remedy) throws SQLException {
        server.execute(remedy.sql());
    }

    private PostgresLink link() throws Exception {
        return TestLinks.to(
                "host=127.0.0.1 port=" + server.port() + " dbname=postgres user='" + ROLE + "' password=secret");
    }

    private Connection open(Map<String, String> settings) throws Exception {
        return link().open("pgtrace test", settings);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = open(Map.of());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Probe probe() throws Exception {
        return new Probing(link(), new CancelToken()).run();
    }

    private TraceOption option(CaptureRoute route) throws Exception {
        return probe().options().stream()
                .filter(option -> option.route() == route)
                .findFirst()
                .orElseThrow();
    }

    private static Provenance provenance(TraceOption option, Captured what) {
        return option.fidelity().get(what.ordinal()).provenance();
    }

    private Map<String, String> traced() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String name : TraceParameters.all(server.version())) {
            settings.put(
                    name,
                    switch (name) {
                        case "session_preload_libraries" -> "auto_explain";
                        case "auto_explain.log_min_duration", "log_min_duration_statement", "log_temp_files" -> "0";
                        case "auto_explain.log_format" -> "json";
                        case "auto_explain.log_level" -> "notice";
                        case "auto_explain.log_parameter_max_length" -> "-1";
                        case "auto_explain.sample_rate" -> "1";
                        case "deadlock_timeout" -> "10ms";
                        case "log_min_messages" -> "fatal";
                        case "lc_messages" -> "C";
                        default -> "on";
                    });
        }
        settings.put("client_min_messages", "log");
        return settings;
    }

    private static String notices(Connection connection, String sql) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (var statement = connection.prepareStatement(sql)) {
            statement.execute();
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                all.append(notice.getMessage()).append('\n');
            }
        }
        return all.toString();
    }
}
