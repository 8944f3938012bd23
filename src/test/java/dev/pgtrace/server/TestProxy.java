package dev.pgtrace.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A network between client and server that can fail: it goes silent, as when a cable is pulled or a firewall forgets
/// the connection, or it is cut, as when a host on the way restarts. Listens on 127.0.0.1.
public final class TestProxy implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 14;

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong forwardedBytes = new AtomicLong();
    private final Object gate = new Object();

    private boolean silent;
    private boolean refusing;
    private boolean closed;

    private TestProxy(ServerSocket listener, int serverPort) {
        this.listener = listener;
        this.serverPort = serverPort;
    }

    public static TestProxy to(TestServer server) throws IOException {
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        TestProxy proxy = new TestProxy(listener, server.port());
        start("accept", proxy::acceptAll);
        return proxy;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// A libpq URI through the proxy.
    public String url(String user, String password, String database) {
        return "postgresql://" + user + ":" + password.replace(" ", "%20") + "@127.0.0.1:" + port() + "/" + database;
    }

    /// The superuser's, through the proxy.
    public String url() {
        return url(TestServer.SUPERUSER, TestServer.PASSWORD, "postgres");
    }

    /// Without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /// Nothing gets through any more in either direction, new connections too; nobody is told. What was sent meanwhile
    /// arrives after [#resume].
    public void fallSilent() {
        synchronized (gate) {
            silent = true;
        }
    }

    public void resume() {
        synchronized (gate) {
            silent = false;
            gate.notifyAll();
        }
    }

    /// Ends all connections at once, both sides see it. New ones are served.
    public void cut() {
        for (Socket socket : sockets) {
            close(socket);
        }
    }

    /// Cuts, and ends new connections as they come, until [#accept].
    public void refuse() {
        synchronized (gate) {
            refusing = true;
        }
        cut();
    }

    public void accept() {
        synchronized (gate) {
            refusing = false;
        }
    }

    /// In both directions, so far.
    public long forwardedBytes() {
        return forwardedBytes.get();
    }

    public int connections() {
        return sockets.size() / 2;
    }

    @Override
    public void close() throws IOException {
        synchronized (gate) {
            closed = true;
            gate.notifyAll();
        }
        listener.close();
        cut();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            Socket client = null;
            try {
                client = listener.accept();
                if (isRefusing()) {
                    close(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                pump("up", client, server);
                pump("down", server, client);
            } catch (IOException e) {
                // The listener is closed, or the server is down: the client sees its connection end.
                close(client);
            }
        }
    }

    private boolean isRefusing() {
        synchronized (gate) {
            return refusing;
        }
    }

    private void pump(String name, Socket from, Socket to) {
        start(name, () -> {
            byte[] buffer = new byte[BUFFER_BYTES];
            try {
                InputStream input = from.getInputStream();
                OutputStream output = to.getOutputStream();
                for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    if (!pass()) {
                        break;
                    }
                    output.write(buffer, 0, count);
                    forwardedBytes.addAndGet(count);
                }
                pass();
            } catch (IOException e) {
                // One side has gone; the other one learns it below.
            } finally {
                close(from);
                close(to);
            }
        });
    }

    /// Waits while the network is silent.
    ///
    /// @return false when the proxy is closed
    private boolean pass() {
        synchronized (gate) {
            while (silent && !closed) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return !closed;
        }
    }

    private void close(@Nullable Socket socket) {
        if (socket == null) {
            return;
        }
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
            return;
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name("test-proxy-" + name).start(work);
    }
}
