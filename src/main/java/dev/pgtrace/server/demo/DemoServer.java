package dev.pgtrace.server.demo;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.embedded.EmbeddedServer;
import dev.pgtrace.server.embedded.ServerBinaries;
import dev.pgtrace.server.embedded.ServerPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A PostgreSQL 18 on loopback with a shop and its workload, which ends without a trace when closed or when this
/// process dies. The superuser's password is random and thrown away with the server.
public final class DemoServer implements AutoCloseable {
    /// The database of the shop.
    public static final String DATABASE = "shop";

    /// The role that may do everything.
    public static final String SUPERUSER = "postgres";

    private static final int STEPS = 4;
    private static final int PASSWORD_BYTES = 16;
    private static final List<DemoRole> WORKERS =
            List.of(DemoRole.WEBAPP, DemoRole.WEBAPP, DemoRole.BATCH, DemoRole.BATCH, DemoRole.REPORT);

    private final EmbeddedServer server;
    private final DemoCounts counts = new DemoCounts();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    private DemoServer(EmbeddedServer server) {
        this.server = server;
    }

    /// Starts the server, loads the shop and lets the programs run; takes a few seconds, more the first time.
    ///
    /// @param seed the same gives the same data, and each program the same statements in the same order
    /// @throws TraceException of kind SERVER where no server comes for this system, or it does not start
    public static DemoServer start(long seed, Progress progress, CancelToken cancel) throws TraceException {
        progress.report(0, STEPS);
        ServerPlace place = ServerPlace.ofUser();
        ServerBinaries binaries = ServerBinaries.ofProduct(place);
        cancel.check();
        progress.report(1, STEPS);
        DemoServer demo = new DemoServer(EmbeddedServer.start(binaries, place, randomPassword(), settings()));
        try {
            cancel.check();
            progress.report(2, STEPS);
            demo.load(seed);
            cancel.check();
            progress.report(3, STEPS);
            demo.writePasswordFile();
            demo.startWorkers(seed);
            progress.report(STEPS, STEPS);
            return demo;
        } catch (TraceException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    public String password() {
        return server.password();
    }

    /// A file in the form of `.pgpass`, for this user's eyes only; removed with the server.
    public Path passwordFile() {
        return server.folder().resolve("pgpass");
    }

    public DemoCounts counts() {
        return counts;
    }

    /// False when the server has ended by itself, or by somebody else.
    public boolean isRunning() {
        return server.isRunning();
    }

    /// The first process of the server.
    public long pid() {
        return server.pid();
    }

    /// All of it that lies on disk.
    public Path folder() {
        return server.folder();
    }

    /// Ends the workload and the server and removes its files.
    @Override
    public void close() {
        stop.countDown();
        server.close();
        for (Thread thread : threads) {
            thread.interrupt();
        }
    }

    /// So that every way to trace works, and that some data are not in the shared buffers. One process reads for
    /// itself (`io_method=sync`, no parallel plans), so that physical reads are counted exactly.
    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("shared_preload_libraries", "pg_stat_statements, auto_explain");
        settings.put("pg_stat_statements.track", "all");
        settings.put("logging_collector", "on");
        settings.put("log_destination", "jsonlog");
        settings.put("log_filename", "shop-%Y%m%d-%H%M%S.log");
        settings.put("log_rotation_size", "20MB");
        settings.put("log_min_error_statement", "error");
        settings.put("log_timezone", "UTC");
        settings.put("track_io_timing", "on");
        settings.put("compute_query_id", "on");
        settings.put("io_method", "sync");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("jit", "off");
        settings.put("shared_buffers", "16MB");
        settings.put("work_mem", "1MB");
        settings.put("max_connections", "60");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("min_wal_size", "32MB");
        settings.put("max_wal_size", "128MB");
        return settings;
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void load(long seed) throws TraceException {
        try {
            ShopLoader.load(new DemoLogin(port(), password()), seed);
        } catch (SQLException | IOException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.demo.load", e.getMessage()), e);
        }
    }

    private void writePasswordFile() throws TraceException {
        try {
            Path file = Files.createFile(
                    passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "127.0.0.1:" + port() + ":*:*:" + password() + "\n");
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("server.demo.password", passwordFile()), e);
        }
    }

    private void startWorkers(long seed) {
        DemoLogin login = new DemoLogin(port(), password());
        for (int i = 0; i < WORKERS.size(); i++) {
            DemoRole role = WORKERS.get(i);
            Worker worker = new Worker(role, 31 * seed + i, login, counts, stop);
            threads.add(Tasks.start("demo-" + role.application(), worker));
        }
        threads.add(Tasks.start("demo-logs", new LogLimit(server.log(), stop)));
    }
}
