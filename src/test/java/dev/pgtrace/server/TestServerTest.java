package dev.pgtrace.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestServerTest {
    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void isTheWantedVersionOnceForAll(int version) throws SQLException {
        TestServer server = TestServer.shared(version, TestServer.logging(version));
        assertThat(server.value("SHOW server_version")).startsWith(version + ".");
        assertThat(server.value("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(server.logFolder()).isNotEmptyDirectory();
        assertThat(TestServer.shared(version, TestServer.logging(version))).isSameAs(server);
    }

    @Test
    void sendsSettingsWhileConnecting() throws Exception {
        try (Connection connection = TestServer.shared(18).link().open("pgtrace test", Map.of("work_mem", "7MB"));
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT current_setting('work_mem'), current_setting('application_name')")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("7MB");
            assertThat(rows.getString(2)).isEqualTo("pgtrace test");
        }
    }

    @Test
    void refusesTheWrongPassword() {
        TestServer server = TestServer.shared(18);
        assertThatThrownBy(() -> server.connect(TestServer.SUPERUSER, "wrong", "postgres"))
                .isInstanceOf(SQLException.class)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("28P01");
    }

    @Test
    void keepsItsDataOverACrashAndRemovesThemWhenClosed() throws Exception {
        TestServer server = TestServer.own(15, Map.of());
        try (server) {
            server.execute("CREATE TABLE kept AS SELECT 42 AS answer");
            server.stopImmediately();
            assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
            server.start();
            assertThat(server.value("SELECT answer FROM kept")).isEqualTo("42");
        }
        assertThat(server.dataFolder()).doesNotExist();
        assertThat(ProcessHandle.of(server.pid())).isEmpty();
    }
}
