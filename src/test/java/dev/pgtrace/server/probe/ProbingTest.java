package dev.pgtrace.server.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.server.Captured;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.ProbeFinding;
import dev.pgtrace.model.server.ProbeFinding.State;
import dev.pgtrace.model.server.ProbeSubject;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.model.server.TraceScope;
import dev.pgtrace.server.TestLinks;
import dev.pgtrace.server.TestPooler;
import dev.pgtrace.server.TestServer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ProbingTest {
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void findsEverythingOpenToASuperuserWhoseServerCollectsItsLog(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        Probe probe = new Probing(TestLinks.to(server.url()), new CancelToken()).run();
        assertThat(probe.findings()).extracting(ProbeFinding::subject).containsExactly(ProbeSubject.values());
        assertThat(probe.server().major()).isEqualTo(version);
        assertThat(probe.server().host()).isEqualTo(new HostPort("127.0.0.1", server.port()));
        assertThat(probe.server().tls()).isEmpty();
        assertThat(states(
                        probe,
                        ProbeSubject.SUPERUSER,
                        ProbeSubject.AUTO_EXPLAIN,
                        ProbeSubject.LOG_READABLE,
                        ProbeSubject.PROC_IO,
                        ProbeSubject.ALTER_SYSTEM,
                        ProbeSubject.PLATFORM))
                .containsOnly(State.YES);
        assertThat(states(
                        probe,
                        ProbeSubject.POOLER,
                        ProbeSubject.STANDBY,
                        ProbeSubject.MANAGED,
                        ProbeSubject.PG_TRACE,
                        ProbeSubject.HYPOPG,
                        ProbeSubject.AUTO_EXPLAIN_EVERYWHERE))
                .containsOnly(State.NO);
        assertThat(probe.finding(ProbeSubject.PG_STAT_STATEMENTS).detail())
                .isEqualTo("Installed on the server, but not created in this database.");
        assertThat(probe.options().stream().filter(TraceOption::usable).map(TraceOption::route))
                .containsExactlyInAnyOrder(
                        CaptureRoute.OWN_SESSION,
                        CaptureRoute.SERVER_LOG,
                        CaptureRoute.SAMPLING,
                        CaptureRoute.RELOADED_BACKEND);
        assertThat(probe.best(TraceScope.ONE_BACKEND))
                .hasValueSatisfying(option -> assertThat(option.route()).isEqualTo(CaptureRoute.SAMPLING));
        assertThat(tiers(probe, CaptureRoute.OWN_SESSION))
                .isEqualTo(version >= 18 ? Provenance.ESTIMATED : Provenance.MEASURED);
    }

    @Test
    void saysHowToCollectTheLog() throws Exception {
        Probe probe = new Probing(TestLinks.to(TestServer.shared(18).url()), new CancelToken()).run();
        assertThat(option(probe, CaptureRoute.SERVER_LOG).remedies())
                .containsExactly(new Remedy(
                        "The server does not collect its log in files.",
                        true,
                        "ALTER SYSTEM SET logging_collector = on;\nALTER SYSTEM SET log_destination = 'jsonlog';",
                        "Run by a superuser; takes effect after a restart of the server."));
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void saysWhatPlainTextOfTheLogTellsAndLacks(int version) throws Exception {
        TestServer server = TestServer.shared(version, TestServer.plainLogging("%m [%p] %q%u@%d/%a "));
        Probe probe = new Probing(TestLinks.to(server.url()), new CancelToken()).run();
        assertThat(states(probe, ProbeSubject.LOG_FORMAT, ProbeSubject.LOG_READABLE))
                .containsOnly(State.YES);
        assertThat(probe.finding(ProbeSubject.LOG_PREFIX).state()).isEqualTo(State.NO);
        TraceOption log = option(probe, CaptureRoute.SERVER_LOG);
        assertThat(log.usable()).isTrue();
        assertThat(log.limits())
                .contains("Records that the log lost cannot be counted: log_line_prefix does not print their numbers"
                        + " (%l).");
        assertThat(log.remedies()).singleElement().satisfies(remedy -> {
            assertThat(remedy.needed()).isFalse();
            assertThat(remedy.sql())
                    .startsWith("ALTER SYSTEM SET log_line_prefix = '%m [%p] %q%u@%d/%a c=%c l=%l e=%e h=%h")
                    .endsWith(" ';\nSELECT pg_reload_conf();");
        });
        assertThat(option(probe, CaptureRoute.RELOADED_BACKEND).usable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void seesAPooler(TestPooler.Options options) throws Exception {
        try (TestPooler pooler = TestPooler.of(TestServer.shared(18), options)) {
            Probe probe = new Probing(TestLinks.to(pooler.url()), new CancelToken()).run();
            assertThat(probe.finding(ProbeSubject.POOLER).detail())
                    .isEqualTo("The backend changes from one transaction to the next, so a session cannot be traced.");
            TraceOption own = option(probe, CaptureRoute.OWN_SESSION);
            assertThat(own.remedies())
                    .extracting(Remedy::instruction)
                    .containsExactly(
                            "Connect to the server itself, not through the pooler: use its own host and port.");
            assertThat(own.fidelity().get(Captured.CPU.ordinal()).provenance()).isEqualTo(Provenance.MISSING);
        }
    }

    @Test
    void leavesNothingOnTheServer() throws Exception {
        TestServer server = TestServer.shared(18);
        String count = "SELECT count(*) FROM pg_db_role_setting UNION ALL SELECT count(*) FROM pg_file_settings";
        String before = server.value(count);
        new Probing(TestLinks.to(server.url()), new CancelToken()).run();
        assertThat(server.value(count)).isEqualTo(before);
    }

    @Test
    void endsWhenCancelled() throws Exception {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        Probing probing = new Probing(TestLinks.to(TestServer.shared(18).url()), cancel);
        assertThatThrownBy(probing::run).isInstanceOf(CancellationException.class);
    }

    @Test
    void offersAFunctionBeforeVersion15AndNothingThatStandbysCannotDo() {
        Probe old = matrix(140_024, false);
        assertThat(option(old, CaptureRoute.OWN_SESSION).remedies())
                .singleElement()
                .satisfies(remedy -> assertThat(remedy.sql())
                        .startsWith("CREATE FUNCTION public.trace_on() RETURNS void LANGUAGE plpgsql SECURITY DEFINER\n"
                                + "SET search_path = pg_catalog, pg_temp")
                        .endsWith("GRANT EXECUTE ON FUNCTION public.trace_on() TO \"tracer\";"));
        Probe standby = matrix(180_006, true);
        assertThat(option(standby, CaptureRoute.SERVER_LOG).remedies())
                .extracting(Remedy::instruction)
                .contains("Trace on the primary.");
    }

    /// What follows for a plain role on a server where nothing was found.
    private static Probe matrix(int versionNumber, boolean standby) {
        Probe probe = new Probe(
                new ServerIdentity(
                        "any", versionNumber, new HostPort("h", 1), "d", "tracer", false, standby, Optional.empty(), 1),
                List.of(new ProbeFinding(ProbeSubject.STANDBY, standby ? State.YES : State.NO, "", "")),
                List.of());
        return new Probe(probe.server(), probe.findings(), new TraceMatrix(probe).options());
    }

    private static List<State> states(Probe probe, ProbeSubject... subjects) {
        return java.util.Arrays.stream(subjects)
                .map(subject -> probe.finding(subject).state())
                .toList();
    }

    private static Provenance tiers(Probe probe, CaptureRoute route) {
        return option(probe, route).fidelity().get(Captured.TIERS.ordinal()).provenance();
    }

    private static TraceOption option(Probe probe, CaptureRoute route) {
        return probe.options().stream()
                .filter(option -> option.route() == route)
                .findFirst()
                .orElseThrow();
    }
}
