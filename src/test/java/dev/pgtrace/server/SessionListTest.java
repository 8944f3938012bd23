package dev.pgtrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.server.Blocker;
import dev.pgtrace.model.server.BlockingTree;
import dev.pgtrace.model.server.EndOutcome;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.ServerSession;
import dev.pgtrace.model.server.SessionSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SessionListTest {
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void showsWhoBlocksWhom(int version) throws Exception {
        TestServer server = TestServer.shared(version);
        server.execute("CREATE TABLE list_rows AS SELECT 1 AS id");
        try (SessionList list = SessionList.open(TestLinks.to(server.url()));
                Connection holder = open(server, "holder");
                Connection waiter = open(server, "waiter")) {
            holder.setAutoCommit(false);
            run(holder, "UPDATE list_rows SET id = 2");
            Tasks.start("waiter", () -> runQuietly(waiter, "UPDATE list_rows SET id = 3"));

            ServerSession waiting = await(list, session -> !session.blockedBy().isEmpty());
            ServerSession holding = await(list, session -> session.application().equals("holder"));
            assertThat(waiting.application()).isEqualTo("waiter");
            assertThat(waiting.component()).isEqualTo(Component.LOCK_WAITS);
            assertThat(waiting.waitClass()).isEqualTo("Lock");
            assertThat(waiting.statement()).isEqualTo("UPDATE list_rows SET id = 3");
            assertThat(waiting.isActive()).isTrue();
            assertThat(waiting.blockedBy()).containsExactly(holding.pid());
            assertThat(holding.isIdleInTransaction()).isTrue();
            assertThat(holding.component()).isEqualTo(Component.CLIENT);
            assertThat(holding.client()).isEqualTo("127.0.0.1");
            SessionSnapshot snapshot = list.snapshot();
            assertThat(BlockingTree.of(snapshot.sessions()))
                    .singleElement()
                    .satisfies(root -> assertThat(root.session().pid()).isEqualTo(holding.pid()))
                    .extracting(Blocker::waiters)
                    .satisfies(waiters -> assertThat(waiters).hasSize(1));
            assertThat(holding.transactionAgeMicros(snapshot.atMicros())).isPositive();

            assertThat(new SessionEnd(TestLinks.to(server.url())).cancelStatement(waiting))
                    .isEqualTo(EndOutcome.SENT);
            await(list, session -> session.application().equals("waiter") && session.isIdle());
        } finally {
            server.execute("DROP TABLE list_rows");
        }
    }

    @Test
    void leavesASessionAloneThatOnlyHasTheSamePid() throws Exception {
        TestServer server = TestServer.shared(18);
        try (SessionList list = SessionList.open(TestLinks.to(server.url()));
                Connection victim = open(server, "victim")) {
            ServerSession session = await(list, found -> found.application().equals("victim"));
            SessionEnd end = new SessionEnd(TestLinks.to(server.url()));
            assertThat(end.terminate(withStart(session, session.startMicros() - 1)))
                    .isEqualTo(EndOutcome.GONE);
            run(victim, "SELECT 1");
            assertThat(end.terminate(session)).isEqualTo(EndOutcome.SENT);
            assertThatThrownBy(() -> run(victim, "SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void putsParallelWorkersBelowTheirLeader() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE TABLE list_many AS SELECT g FROM generate_series(1, 200000) g");
        try (SessionList list = SessionList.open(TestLinks.to(server.url()));
                Connection leader = open(server, "leader")) {
            run(leader, "SET parallel_setup_cost = 0");
            run(leader, "SET parallel_tuple_cost = 0");
            run(leader, "SET min_parallel_table_scan_size = 0");
            Tasks.start(
                    "leader",
                    () -> runQuietly(leader, "SELECT count(*) FROM list_many a JOIN list_many b ON a.g % 9 = b.g % 9"));
            ServerSession worker = await(list, session -> session.leaderPid() >= 0);
            SessionSnapshot snapshot = list.snapshot();
            assertThat(worker.backendType()).isEqualTo("parallel worker");
            int at = snapshot.sessions().stream()
                    .map(ServerSession::pid)
                    .toList()
                    .indexOf(worker.pid());
            if (at >= 0) {
                assertThat(snapshot.sessions().get(at - 1))
                        .matches(before ->
                                before.pid() == worker.leaderPid() || before.leaderPid() == worker.leaderPid());
            }
            new SessionEnd(TestLinks.to(server.url()))
                    .terminate(
                            await(list, session -> session.application().equals("leader") && session.leaderPid() < 0));
        } finally {
            server.execute("DROP TABLE list_many");
        }
    }

    @Test
    void hidesWhatTheRoleMayNotSeeAndOurOwnConnections() throws Exception {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE ROLE list_plain LOGIN PASSWORD 'x'");
        try (SessionList list = SessionList.open(TestLinks.to(server.url("list_plain", "x", "postgres")));
                Connection other = open(server, "other")) {
            run(other, "SELECT 'not for everybody'");
            long unreadable = list.snapshot().unreadable();
            assertThat(unreadable).isPositive();
            assertThat(list.snapshot().sessions())
                    .noneMatch(session -> session.statement().contains("everybody"));
            assertThat(list.snapshot().sessions())
                    .noneMatch(session -> session.application().startsWith("pgtrace"));
        } finally {
            server.execute("DROP ROLE list_plain");
        }
    }

    @Test
    void saysThatTheConnectionBroke() throws Exception {
        TestServer server = TestServer.shared(18);
        try (TestProxy proxy = TestProxy.to(server);
                SessionList list = SessionList.open(TestLinks.to(proxy.url()))) {
            proxy.cut();
            assertThatThrownBy(list::snapshot)
                    .isInstanceOfSatisfying(ServerFault.class, fault -> assertThat(fault.reason())
                            .isEqualTo(ServerFault.Reason.LOST))
                    .hasMessageEndingWith("connect again.");
        }
    }

    /// The server's own state decides when it is so; bounded by the test's time limit.
    private static ServerSession await(SessionList list, Predicate<ServerSession> wanted) throws TraceException {
        while (true) {
            for (ServerSession session : list.snapshot().sessions()) {
                if (wanted.test(session)) {
                    return session;
                }
            }
            Thread.onSpinWait();
        }
    }

    private static Connection open(TestServer server, String application) throws TraceException {
        return TestLinks.to(server.url()).open(application, Map.of());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void runQuietly(Connection connection, String sql) {
        try {
            run(connection, sql);
        } catch (SQLException e) {
            // Cancelled, as the test wants it.
        }
    }

    private static ServerSession withStart(ServerSession session, long startMicros) {
        return new ServerSession(
                session.pid(),
                session.leaderPid(),
                session.backendType(),
                session.user(),
                session.database(),
                session.application(),
                session.client(),
                session.state(),
                session.waitClass(),
                session.waitEvent(),
                session.component(),
                startMicros,
                session.transactionMicros(),
                session.statementMicros(),
                session.stateMicros(),
                session.queryId(),
                session.statement(),
                session.blockedBy(),
                session.readable());
    }
}
