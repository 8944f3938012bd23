package dev.pgtrace.server.load;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.load.LoadKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The statements of pgbench over connections of ours, where pgbench is not installed.
final class JdbcLoad implements Load {
    private final LoadServer server;

    JdbcLoad(LoadServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "pgbench's statements over JDBC";
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public LoadResult run(LoadKind kind, int clients, Duration duration, CancelToken cancel) throws TraceException {
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService pool = Tasks.pool("load", clients)) {
            for (int i = 0; i < clients; i++) {
                connections.add(server.connect("pgbench"));
            }
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Client client = new Client(connections.get(i), new SplittableRandom(start + i));
                running.add(pool.submit(() -> client.run(kind, end, cancel)));
            }
            long transactions = 0;
            for (Future<Long> client : running) {
                transactions += client.get();
            }
            cancel.check();
            return new LoadResult(transactions, transactions * 1e9 / (System.nanoTime() - start));
        } catch (SQLException | ExecutionException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.failed", e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.interrupted"), e);
        } finally {
            for (Connection connection : connections) {
                close(connection);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It is gone already.
            return;
        }
    }

    /// One connection and its numbers.
    private record Client(Connection connection, SplittableRandom random) {
        long run(LoadKind kind, long endNanos, CancelToken cancel) throws SQLException {
            long transactions = 0;
            while (System.nanoTime() - endNanos < 0 && !cancel.isCancelled()) {
                switch (kind) {
                    case SELECT_ONLY -> lookUp(account());
                    case TPCB_LIKE -> transfer();
                }
                transactions++;
            }
            return transactions;
        }

        private int account() {
            return 1 + random.nextInt(LoadServer.ACCOUNTS);
        }

        private void lookUp(int account) throws SQLException {
            try (PreparedStatement statement =
                    connection.prepareStatement("SELECT abalance FROM pgbench_accounts WHERE aid = ?")) {
                statement.setInt(1, account);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                }
            }
        }

        private void transfer() throws SQLException {
            int account = account();
            int teller = 1 + random.nextInt(LoadServer.SCALE * 10);
            int branch = 1 + random.nextInt(LoadServer.SCALE);
            int delta = random.nextInt(-5000, 5001);
            try (Statement begin = connection.createStatement()) {
                begin.execute("BEGIN");
                change("UPDATE pgbench_accounts SET abalance = abalance + ? WHERE aid = ?", delta, account);
                lookUp(account);
                change("UPDATE pgbench_tellers SET tbalance = tbalance + ? WHERE tid = ?", delta, teller);
                change("UPDATE pgbench_branches SET bbalance = bbalance + ? WHERE bid = ?", delta, branch);
                change(
                        "INSERT INTO pgbench_history (tid, bid, aid, delta, mtime)"
                                + " VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)",
                        teller,
                        branch,
                        account,
                        delta);
                begin.execute("END");
            }
        }

        private void change(String sql, int... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setInt(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
    }
}
