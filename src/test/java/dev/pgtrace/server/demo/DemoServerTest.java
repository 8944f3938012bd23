package dev.pgtrace.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// One demo for all tests of the class; each looks at it while the workload runs.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoServerTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private DemoServer demo;

    @BeforeAll
    void start() throws Exception {
        demo = DemoServer.start(7, Progress.NONE, new CancelToken());
    }

    @AfterAll
    void endsWithoutATrace() {
        Path folder = demo.folder();
        long pid = demo.pid();
        demo.close();
        assertThat(folder).doesNotExist();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(demo.isRunning()).isFalse();
    }

    @Test
    void listensOnLoopbackWithAPasswordOnly() throws Exception {
        assertThat(value("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(value("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThat(Files.readString(demo.passwordFile()))
                .isEqualTo("127.0.0.1:" + demo.port() + ":*:*:" + demo.password() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demo.passwordFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void letsEveryWayToTraceWork() throws Exception {
        assertThat(value("SHOW shared_preload_libraries")).isEqualTo("pg_stat_statements, auto_explain");
        assertThat(value("SHOW track_io_timing")).isEqualTo("on");
        assertThat(value("SELECT pg_current_logfile('jsonlog')")).endsWith(".json");
        assertThat(value("SELECT count(*) > 0 FROM pg_stat_statements")).isEqualTo("t");
    }

    @Test
    void runsAsThreeProgramsWithRolesOfTheirOwn() throws Exception {
        await(
                "SELECT string_agg(DISTINCT usename || ' ' || application_name, ', ' ORDER BY usename || ' ' ||"
                        + " application_name) FROM pg_stat_activity WHERE usename IN ('webapp', 'batch', 'report')"
                        + " AND application_name IN ('checkout', 'nightly', 'metabase')",
                "batch nightly, report metabase, webapp checkout");
    }

    @Test
    void hasEveryProblemInIt() throws Exception {
        // The missing index: a sequential scan of orders by a plan of the workload's own statement.
        assertThat(value("SELECT count(*) FROM pg_index WHERE indrelid = 'orders'::regclass"))
                .isEqualTo("1");
        await("SELECT bool_or(calls > 0) FROM pg_stat_statements WHERE query LIKE 'SELECT order_id, status%'", "t");
        // N+1: many more looks at a product than at a cart.
        await(
                "SELECT (SELECT sum(calls) FROM pg_stat_statements WHERE query LIKE 'SELECT name, category%') >="
                        + " 5 * (SELECT sum(calls) FROM pg_stat_statements WHERE query LIKE 'SELECT product_id FROM cart%')",
                "t");
        // The sort that spills, and the slow function with nested statements.
        await("SELECT bool_or(temp_blks_written > 0) FROM pg_stat_statements WHERE query LIKE '%row_number()%'", "t");
        await(
                "SELECT bool_or(calls > 0) FROM pg_stat_statements WHERE NOT toplevel AND query LIKE '%order_items%'",
                "t");
    }

    @Test
    void holdsRowsThatOthersWaitFor() throws Exception {
        await("SELECT count(*) > 0 FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0", "t");
    }

    @Test
    void failsInTheThreeWaysThatAreMeant() throws Exception {
        await(
                "SELECT string_agg(DISTINCT state, ', ' ORDER BY state) FROM (SELECT line::json ->> 'state_code' AS"
                        + " state FROM pg_ls_logdir() l, regexp_split_to_table(pg_read_file('log/' || l.name), '\\n')"
                        + " line WHERE l.name LIKE '%.json' AND line LIKE '{%}') logged"
                        + " WHERE state IN ('22012', '23514', '57014')",
                "22012, 23514, 57014");
        assertThat(demo.counts().errors()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void doesTheSameForTheSameSeed() throws Exception {
        assertThat(statementsOf(3)).isEqualTo(statementsOf(3)).isNotEqualTo(statementsOf(4));
    }

    /// The first statements of each role's program.
    private List<String> statementsOf(long seed) throws SQLException {
        List<String> journal = new ArrayList<>();
        DemoLogin login = new DemoLogin(demo.port(), demo.password());
        for (DemoRole role : DemoRole.values()) {
            Random random = new Random(seed);
            try (Connection connection = login.open(role)) {
                ShopSession shop = new ShopSession(connection, journal::add);
                for (int i = 0; i < 6; i++) {
                    try {
                        Chore.next(role, random).run(shop, random);
                    } catch (SQLException e) {
                        assertThat(e.getSQLState()).isIn("22012", "23514", "57014");
                    }
                }
            }
        }
        // Numbers of new orders go up whoever places them.
        return journal.stream()
                .map(line -> line.startsWith("INSERT INTO order_items") ? "INSERT INTO order_items" : line)
                .toList();
    }

    /// Looks until the answer is the wanted one.
    private void await(String query, String wanted) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String found = value(query);
        while (!found.equals(wanted) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            found = value(query);
        }
        assertThat(found).as(query).isEqualTo(wanted);
    }

    private String value(String query) throws SQLException {
        try (Connection connection = new DemoLogin(demo.port(), demo.password()).superuser(DemoServer.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }
}
