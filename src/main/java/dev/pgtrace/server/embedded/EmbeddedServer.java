package dev.pgtrace.server.embedded;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on loopback that ends with its owner: closed here, or by its janitor when this process dies,
/// even by kill -9. Its superuser is `postgres`.
public final class EmbeddedServer implements AutoCloseable {
    /// How a server is told to stop.
    public enum Stop {
        /// Clients are disconnected, the server ends cleanly.
        FAST("-INT"),
        /// The processes are ended at once; the next start recovers, as after a crash.
        IMMEDIATE("-QUIT");

        private final String signal;

        Stop(String signal) {
            this.signal = signal;
        }
    }

    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int STOP_SECONDS = 30;
    private static final int STATUS_LINE = 7;

    private final ServerBinaries binaries;
    private final ServerAccount account;
    private final ServerFolder folder;
    private final String password;
    private final int port;

    private @Nullable Process postmaster;

    private EmbeddedServer(
            ServerBinaries binaries, ServerAccount account, ServerFolder folder, String password, int port) {
        this.binaries = binaries;
        this.account = account;
        this.folder = folder;
        this.password = password;
        this.port = port;
    }

    /// A started server with a fresh cluster.
    ///
    /// @param settings lines of its `postgresql.conf`, name to value, quoted here
    public static EmbeddedServer start(
            ServerBinaries binaries, ServerPlace place, String password, Map<String, String> settings)
            throws TraceException {
        ServerFolder folder = ServerFolder.open(place);
        try {
            EmbeddedServer server = new EmbeddedServer(binaries, place.account(), folder, password, freePort());
            server.initialize(settings);
            server.start();
            return server;
        } catch (IOException e) {
            folder.close();
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.embedded.start", e.getMessage()), e);
        } catch (TraceException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public Path data() {
        return folder.data();
    }

    /// All of it, and a place for files that shall go with it.
    public Path folder() {
        return folder.path();
    }

    /// Where the logging collector writes, when it is on.
    public Path log() {
        return folder.data().resolve("log");
    }

    /// The first process of the server.
    public long pid() {
        return running().pid();
    }

    /// The process that ends the server when this one is gone.
    public long janitorPid() {
        return folder.janitorPid();
    }

    public boolean isRunning() {
        return postmaster != null && postmaster.isAlive();
    }

    /// Starts it again after [#stop], on the same port and data.
    public void start() throws TraceException {
        Path printed = folder.path().resolve("server.txt");
        try {
            List<String> command = new ArrayList<>(List.of("setsid"));
            command.addAll(account.command(List.of(
                    binaries.program("postgres").toString(), "-D", folder.data().toString())));
            Process started = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(printed.toFile()))
                    .start();
            started.getOutputStream().close();
            postmaster = started;
            awaitReady(started, printed);
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.embedded.start", e.getMessage()), e);
        }
    }

    /// Stops it and keeps its data.
    public void stop(Stop how) throws TraceException {
        Process running = running();
        try {
            Commands.run(List.of("sh", "-c", "kill " + how.signal + " " + running.pid()), folder.path());
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new TraceException(
                        TraceException.Kind.SERVER, Texts.get("server.embedded.notStopped", STOP_SECONDS));
            }
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.embedded.stop", e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops the server and removes all of it.
    @Override
    public void close() {
        folder.close();
    }

    private Process running() {
        if (postmaster == null) {
            throw new IllegalStateException("the server was not started");
        }
        return postmaster;
    }

    private void initialize(Map<String, String> settings) throws IOException {
        Path secret = folder.path().resolve("secret");
        Files.writeString(secret, password + "\n");
        if (account == ServerAccount.NOBODY) {
            Commands.run(List.of("chown", "65534:65534", secret.toString()), folder.path());
        }
        Commands.run(
                account.command(List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + folder.data(),
                        "--username=postgres",
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync")),
                folder.path());
        Files.delete(secret);
        StringBuilder lines = new StringBuilder("\n");
        line(lines, "listen_addresses", "127.0.0.1");
        line(lines, "port", Integer.toString(port));
        line(lines, "unix_socket_directories", "");
        // The data live as long as this process: nothing is gained by waiting for the disk.
        line(lines, "fsync", "off");
        settings.forEach((name, value) -> line(lines, name, value));
        Files.writeString(
                folder.data().resolve("postgresql.conf"), lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name).append(" = '").append(value.replace("'", "''")).append("'\n");
    }

    /// The server writes its state to the lock file of its data.
    private void awaitReady(Process started, Path printed) throws IOException {
        Path status = folder.data().resolve("postmaster.pid");
        String pid = Long.toString(started.pid());
        long deadline = System.nanoTime() + READY_NANOS;
        while (started.isAlive()) {
            List<String> lines = Files.exists(status) ? Files.readAllLines(status) : List.of();
            if (lines.size() > STATUS_LINE
                    && lines.getFirst().equals(pid)
                    && lines.get(STATUS_LINE).startsWith("ready")) {
                return;
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IOException(Texts.get("server.embedded.notReady", folder.path()));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new IOException(Files.readString(printed).strip());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
