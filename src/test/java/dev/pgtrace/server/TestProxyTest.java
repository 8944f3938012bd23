package dev.pgtrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TestProxyTest {
    @Test
    void holdsAnAnswerBackWhileSilentAndDeliversItAfterwards() throws Exception {
        try (TestProxy proxy = TestProxy.to(TestServer.shared(18));
                Connection connection = connect(proxy)) {
            assertThat(one(connection)).isEqualTo(1);
            proxy.fallSilent();
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> one(connection));
            assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            proxy.resume();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void endsConnectionsWhenCutAndServesNewOnes() throws Exception {
        try (TestProxy proxy = TestProxy.to(TestServer.shared(18));
                Connection connection = connect(proxy)) {
            proxy.cut();
            assertThatThrownBy(() -> one(connection)).hasCauseInstanceOf(SQLException.class);
            try (Connection next = connect(proxy)) {
                assertThat(one(next)).isEqualTo(1);
            }
            proxy.refuse();
            assertThatThrownBy(() -> connect(proxy)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void poolerChangesTheBackendBetweenTransactionsAndNotInOne() throws Exception {
        try (TestPooler pooler = TestPooler.of(TestServer.shared(18), TestPooler.Options.DROPPED);
                Connection connection = DriverManager.getConnection(pooler.jdbcUrl(), TestPooler.ROLE, "any")) {
            int first = pid(connection);
            int second = pid(connection);
            assertThat(second).isNotEqualTo(first);
            assertThat(pid(connection)).isEqualTo(first);
            connection.setAutoCommit(false);
            assertThat(pid(connection)).isEqualTo(pid(connection));
            connection.commit();
        }
    }

    @Test
    void poolerRefusesSettingsOfTheSessionAsPgBouncerDoes() throws Exception {
        try (TestPooler pooler = TestPooler.of(TestServer.shared(18), TestPooler.Options.REFUSED)) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            pooler.jdbcUrl() + "?options=-c%20work_mem=7MB", TestPooler.ROLE, "any"))
                    .hasMessageContaining("unsupported startup parameter: options");
        }
    }

    private static Connection connect(TestProxy proxy) throws SQLException {
        return DriverManager.getConnection(proxy.jdbcUrl("postgres"), TestServer.SUPERUSER, TestServer.PASSWORD);
    }

    private static int pid(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_backend_pid()");
    }

    private static int one(Connection connection) {
        try {
            return number(connection, "SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
