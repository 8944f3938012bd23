package dev.pgtrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.server.address.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class PostgresLinkTest {
    private static final String WRONG = "gEh3im-w1ll-n0t-w0rk";
    private static final TestServer SERVER = TestServer.shared(18);

    @TempDir
    Path home;

    @BeforeAll
    static void createRoles() throws SQLException {
        SERVER.execute(
                "CREATE ROLE link_one LOGIN PASSWORD 'one' CONNECTION LIMIT 0",
                "CREATE ROLE link_locked NOLOGIN PASSWORD 'one'");
    }

    @AfterAll
    static void dropRoles() throws SQLException {
        SERVER.execute("DROP ROLE link_one", "DROP ROLE link_locked");
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void opensWithPurposeLimitsAndSettings(int version) throws Exception {
        PostgresLink link =
                TestLinks.to(TestServer.shared(version).url() + "?statement_timeout=7000&options=-c%20work_mem=5MB");
        try (Connection connection =
                link.open("pgtrace guard", Map.of("search_path", "\"a b\", \"c\\d\"", "log_temp_files", "0"))) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(value(connection, "SHOW application_name")).isEqualTo("pgtrace guard");
            assertThat(value(connection, "SHOW statement_timeout")).isEqualTo("7s");
            assertThat(value(connection, "SHOW search_path")).isEqualTo("\"a b\", \"c\\d\"");
            assertThat(value(connection, "SHOW work_mem")).isEqualTo("5MB");
            assertThat(value(connection, "SHOW log_temp_files")).isEqualTo("0");
        }
    }

    @Test
    void takesThePasswordFromThePasswordFile() throws Exception {
        Path file = Files.writeString(home.resolve(".pgpass"), "127.0.0.1:*:*:postgres:" + TestServer.PASSWORD + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        try (Connection connection =
                link("user=postgres", PasswordQuestion.NOBODY).open("pgtrace test", Map.of())) {
            assertThat(value(connection, "SELECT current_user")).isEqualTo("postgres");
        }
    }

    @Test
    void asksForAPasswordOnlyWhenTheServerWantsOneAndRemembersIt() throws Exception {
        List<String> reasons = new ArrayList<>();
        PostgresLink link = link("user=postgres", (address, reason) -> {
            reasons.add(reason);
            return Optional.of(Secret.of(reasons.size() == 1 ? WRONG : TestServer.PASSWORD));
        });
        link.open("pgtrace test", Map.of()).close();
        link.open("pgtrace test", Map.of()).close();
        assertThat(reasons)
                .containsExactly(
                        "The server wants a password for postgres.",
                        "The password for postgres is wrong, or postgres has none on this server.");
    }

    @Test
    void asksThreeTimesAtMost() throws Exception {
        List<String> reasons = new ArrayList<>();
        PostgresLink link = link("user=postgres", (address, reason) -> {
            reasons.add(reason);
            return Optional.of(Secret.of(WRONG));
        });
        ServerFault fault = fault(link);
        assertThat(fault.reason()).isEqualTo(ServerFault.Reason.PASSWORD);
        assertThat(reasons).hasSize(3);
    }

    @Test
    void givesAdviceForWhatTheServerRefuses() throws Exception {
        String host = "127.0.0.1:" + SERVER.port();
        assertFault(
                "user=postgres password=" + WRONG,
                ServerFault.Reason.PASSWORD,
                "28P01",
                "The password for postgres is wrong, or postgres has none on this server.");
        assertFault(
                "user=nobody_here password=" + WRONG,
                ServerFault.Reason.PASSWORD,
                "28P01",
                "The password for nobody_here is wrong, or nobody_here has none on this server.");
        assertFault(
                "dbname=nowhere user=postgres password='" + TestServer.PASSWORD + "'",
                ServerFault.Reason.DATABASE,
                "3D000",
                "There is no database nowhere on " + host + ".");
        assertFault(
                "user=link_one password=one",
                ServerFault.Reason.BUSY,
                "53300",
                "All connections of " + host
                        + " are taken; try again later, or raise max_connections or the role's limit.");
        assertFault(
                "user=link_locked password=one",
                ServerFault.Reason.REJECTED,
                "28000",
                "The server refuses link_locked: role \"link_locked\" is not permitted to log in.");
        assertFault(
                "user=postgres target_session_attrs=standby password='" + TestServer.PASSWORD + "'",
                ServerFault.Reason.UNREACHABLE,
                "08001",
                "None of " + host + " is a server of the wanted kind (standby).");
    }

    @Test
    void saysThatASettingIsNotAllowed() throws Exception {
        SERVER.execute("CREATE ROLE link_plain LOGIN PASSWORD 'one'");
        try {
            PostgresLink link = link("user=link_plain password=one", PasswordQuestion.NOBODY);
            assertThatThrownBy(() -> link.open("pgtrace test", Map.of("log_statement_stats", "on")))
                    .isInstanceOfSatisfying(ServerFault.class, fault -> {
                        assertThat(fault.reason()).isEqualTo(ServerFault.Reason.PRIVILEGE);
                        assertThat(fault.technicalText())
                                .contains("permission denied to set parameter \"log_statement_stats\"");
                    })
                    .hasMessage("The role link_plain may not set what tracing needs; pgtrace probe prints what an"
                            + " administrator runs.");
        } finally {
            SERVER.execute("DROP ROLE link_plain");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> TestLinks.to("host=127.0.0.1 port=" + free).open("pgtrace test", Map.of()))
                .hasMessage("Nobody listens at 127.0.0.1:" + free
                        + ": check host and port, that the server runs, and its listen_addresses.");
    }

    @Test
    void saysThatAHostIsUnknown() {
        assertThatThrownBy(() -> TestLinks.to("host=nowhere.invalid").open("pgtrace test", Map.of()))
                .hasMessage("No host is known by the name in nowhere.invalid:5432; check its spelling, the DNS and the"
                        + " VPN.");
    }

    @Test
    void triesTheNextHostWhereOneIsDown() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        String address = "host=127.0.0.1,127.0.0.1 port=" + free + "," + SERVER.port()
                + " dbname=postgres user=postgres" + " password='" + TestServer.PASSWORD + "'";
        TestLinks.to(address).open("pgtrace test", Map.of()).close();
    }

    @Test
    void doesNotWaitForeverForAServerThatSaysNothing() throws Exception {
        try (TestProxy proxy = TestProxy.to(SERVER)) {
            proxy.fallSilent();
            assertThatThrownBy(() -> TestLinks.to(proxy.url() + "?connect_timeout=1&sslmode=disable")
                            .open("pgtrace test", Map.of()))
                    .isInstanceOfSatisfying(ServerFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ServerFault.Reason.TIMEOUT))
                    .hasMessageStartingWith("127.0.0.1:" + proxy.port() + " did not answer within 1 s");
        }
    }

    @Test
    void cancellingEndsAHangingConnect() throws Exception {
        try (TestProxy proxy = TestProxy.to(SERVER)) {
            proxy.fallSilent();
            CancelToken cancel = new CancelToken();
            PostgresLink link = TestLinks.to(proxy.url() + "?connect_timeout=0&sslmode=disable")
                    .cancelledBy(cancel);
            CountDownLatch started = new CountDownLatch(1);
            Tasks.start("canceller", () -> {
                try {
                    started.await();
                } catch (InterruptedException e) {
                    return;
                }
                cancel.cancel();
            });
            started.countDown();
            assertThatThrownBy(() -> link.open("pgtrace test", Map.of())).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void worksThroughAPoolerThatRefusesSettings() throws Exception {
        try (TestPooler pooler = TestPooler.of(SERVER, TestPooler.Options.REFUSED)) {
            PostgresLink link = TestLinks.to(pooler.url());
            link.open("pgtrace test", Map.of()).close();
            assertThatThrownBy(() -> link.open("pgtrace test", Map.of("log_statement_stats", "on")))
                    .isInstanceOfSatisfying(ServerFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ServerFault.Reason.POOLER))
                    .hasMessageContaining("connect to the server itself");
        }
    }

    private void assertFault(String address, ServerFault.Reason reason, String sqlState, String advice)
            throws TraceException {
        ServerFault fault = fault(link(address, PasswordQuestion.NOBODY));
        assertThat(fault.getMessage()).isEqualTo(advice);
        assertThat(fault.reason()).isEqualTo(reason);
        assertThat(fault.sqlState()).isEqualTo(sqlState);
    }

    /// What is thrown; with a look for passwords in all that it holds.
    private static ServerFault fault(PostgresLink link) {
        try {
            link.open("pgtrace test", Map.of()).close();
        } catch (ServerFault fault) {
            StringWriter all = new StringWriter();
            fault.printStackTrace(new PrintWriter(all));
            assertThat(all + fault.technicalText()).doesNotContain(WRONG).doesNotContain(TestServer.PASSWORD);
            return fault;
        } catch (TraceException | SQLException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("connected");
    }

    private PostgresLink link(String text, PasswordQuestion question) throws TraceException {
        String database = text.contains("dbname") ? "" : " dbname=postgres";
        return TestLinks.to(
                "host=127.0.0.1 port=" + SERVER.port() + database + " " + text,
                new Surroundings(Map.of(), home, "nobody", false),
                question);
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
