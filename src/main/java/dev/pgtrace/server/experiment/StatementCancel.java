package dev.pgtrace.server.experiment;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Turns a cancelled token, and where it is asked to a memory that is about to be full, into a cancelled
/// statement; where the server does not hear that, into a closed connection.
final class StatementCancel implements AutoCloseable {
    private static final long LOOK_MILLIS = 20;
    private static final long AGAIN_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 5_000;

    private final CancelToken cancel;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final BooleanSupplier memoryIsShort;
    private volatile @Nullable Connection busy;
    private volatile boolean outOfMemory;

    private StatementCancel(CancelToken cancel, BooleanSupplier memoryIsShort) {
        this.cancel = cancel;
        this.memoryIsShort = memoryIsShort;
    }

    /// For statements that return little: where the memory is full it is not by them.
    static StatementCancel watch(CancelToken cancel) {
        return start(new StatementCancel(cancel, () -> false));
    }

    /// For statements whose rows may be many.
    static StatementCancel watchWithMemory(CancelToken cancel) {
        return start(new StatementCancel(cancel, new MemoryGuard()::isShort));
    }

    private static StatementCancel start(StatementCancel watch) {
        Tasks.start("experiment-cancel", watch::look);
        return watch;
    }

    /// From now on this connection is the one with a statement.
    void busy(Connection connection) {
        busy = connection;
    }

    /// Whether a statement was cancelled since its rows did not fit into the memory.
    boolean isOutOfMemory() {
        return outOfMemory;
    }

    private void look() {
        try {
            while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                outOfMemory = memoryIsShort.getAsBoolean();
                if (cancel.isCancelled() || outOfMemory) {
                    insist();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A request to cancel that comes between two statements is lost, so it is sent again.
    private void insist() throws InterruptedException {
        // Sent from a thread of its own: it opens a connection, which may hang.
        Tasks.start("experiment-cancel-request", this::request);
        if (closed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        Connection connection = busy;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // Closed already.
            }
        }
    }

    private void request() {
        try {
            do {
                Connection connection = busy;
                if (connection != null) {
                    connection.unwrap(PGConnection.class).cancelQuery();
                }
            } while (!closed.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            // The server is not reached: the connection is closed in a while.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
