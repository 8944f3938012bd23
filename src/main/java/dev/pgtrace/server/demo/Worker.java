package dev.pgtrace.server.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One program of the shop: does chores with rests between them, and logs in anew now and then as programs behind a
/// pool do, so that settings of its role reach it.
final class Worker implements Runnable {
    /// Rests this many times as long as it worked: five workers take half of one processor at most.
    private static final int RESTS_PER_WORK = 9;
    /// A lock is waited for without work, so a long chore needs no longer rest than this.
    private static final long SHORTEST_REST_MILLIS = 15;

    private static final long LONGEST_REST_MILLIS = 4_000;
    private static final long SESSION_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long RETRY_MILLIS = 500;

    private final DemoRole role;
    private final Random random;
    private final Login login;
    private final DemoCounts counts;
    private final CountDownLatch stop;

    /// Opens the role's connections.
    interface Login {
        Connection open(DemoRole role) throws SQLException;
    }

    Worker(DemoRole role, long seed, Login login, DemoCounts counts, CountDownLatch stop) {
        this.role = role;
        this.random = new Random(seed);
        this.login = login;
        this.counts = counts;
        this.stop = stop;
    }

    @Override
    public void run() {
        try {
            while (!isStopped(0)) {
                try (Connection connection = login.open(role)) {
                    work(connection);
                } catch (SQLException e) {
                    // The server is restarting, or gone: try again until we are stopped.
                    if (isStopped(RETRY_MILLIS)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Connection connection) throws SQLException, InterruptedException {
        ShopSession shop = new ShopSession(connection, statement -> counts.statement());
        long end = System.nanoTime() + SESSION_NANOS;
        while (System.nanoTime() - end < 0) {
            long start = System.nanoTime();
            chore(shop, connection);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            long rest = Math.clamp(millis * RESTS_PER_WORK, SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS);
            if (isStopped(rest)) {
                return;
            }
        }
    }

    private void chore(ShopSession shop, Connection connection) throws SQLException {
        try {
            Chore.next(role, random).run(shop, random);
        } catch (SQLException e) {
            // Errors are part of the demo; only a lost connection is ours to mend.
            if (connection.isClosed()) {
                throw e;
            }
            counts.error();
        }
    }

    private boolean isStopped(long millis) throws InterruptedException {
        return stop.await(millis, TimeUnit.MILLISECONDS);
    }
}
