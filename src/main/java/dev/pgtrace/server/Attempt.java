package dev.pgtrace.server;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.Driver;

/// One try to connect, on a thread of its own: resolving a name, connecting and logging in can each hang, and none
/// of them hears an interrupt. Giving up closes the sockets.
final class Attempt {
    private static final String PROPERTY = "pgtrace.attempt";
    private static final long LOOK_MILLIS = 20;
    private static final Map<String, Attempt> RUNNING = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final List<Socket> sockets = new ArrayList<>();
    private boolean givenUp;

    /// The attempt that these properties of the driver belong to.
    static Attempt of(Properties properties) {
        Attempt attempt = RUNNING.get(properties.getProperty(PROPERTY, ""));
        if (attempt == null) {
            throw new IllegalStateException("no attempt is running");
        }
        return attempt;
    }

    /// Connects, or ends with what the driver said, a timeout, or cancelling.
    ///
    /// @param limitMillis for all hosts together, or 0 for no limit
    static Connection connect(String url, Properties properties, long limitMillis, CancelToken cancel)
            throws SQLException {
        return new Attempt().run(url, properties, limitMillis, cancel);
    }

    private Connection run(String url, Properties properties, long limitMillis, CancelToken cancel)
            throws SQLException {
        cancel.check();
        properties.setProperty(PROPERTY, id);
        properties.setProperty("socketFactory", TrackedSockets.class.getName());
        RUNNING.put(id, this);
        CompletableFuture<Connection> result = new CompletableFuture<>();
        Tasks.start("connect", () -> connect(url, properties, result));
        return await(result, limitMillis, cancel);
    }

    private void connect(String url, Properties properties, CompletableFuture<Connection> result) {
        try {
            Connection connection = new Driver().connect(url, properties);
            if (connection == null) {
                throw new SQLException("the driver does not know this address", "08001");
            }
            if (!result.complete(connection)) {
                connection.close();
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            result.completeExceptionally(e);
        } finally {
            RUNNING.remove(id);
        }
    }

    private Connection await(CompletableFuture<Connection> result, long limitMillis, CancelToken cancel)
            throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                boolean late =
                        limitMillis > 0 && System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(limitMillis);
                if (cancel.isCancelled()) {
                    giveUp(result);
                    cancel.check();
                }
                if (late) {
                    giveUp(result);
                    throw new SQLException(
                            "no answer within " + limitMillis + " ms", "08001", new SocketTimeoutException());
                }
            } catch (InterruptedException e) {
                giveUp(result);
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while connecting");
            } catch (ExecutionException e) {
                throw unwrapped(e);
            }
        }
    }

    private static SQLException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case SQLException driver -> driver;
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            case null -> new SQLException(e);
            default -> new SQLException(e);
        };
    }

    /// A connection that comes after all is closed by the thread that made it.
    private void giveUp(CompletableFuture<Connection> result) {
        if (!result.cancel(false) && !result.isCompletedExceptionally()) {
            try {
                result.join().close();
            } catch (SQLException e) {
                // It is of no use to anybody.
            }
        }
        List<Socket> open;
        synchronized (sockets) {
            givenUp = true;
            open = List.copyOf(sockets);
        }
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // Closed is what it shall be.
            }
        }
    }

    Socket track(Socket socket) throws IOException {
        synchronized (sockets) {
            if (!givenUp) {
                sockets.add(socket);
                return socket;
            }
        }
        socket.close();
        throw new SocketException("given up");
    }
}
