package dev.pgtrace.server.load;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.embedded.EmbeddedServer;
import dev.pgtrace.server.embedded.ServerBinaries;
import dev.pgtrace.server.embedded.ServerPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A server of our own on loopback with the tables of pgbench: PostgreSQL 15 where the system has it, else the one
/// that comes with the product. It does not wait for the disk (`fsync=off`), so that what a recording costs is not
/// hidden behind it.
public final class LoadServer implements AutoCloseable {
    static final String ROLE = "postgres";
    static final String DATABASE = "postgres";
    static final int SCALE = 5;
    static final int ACCOUNTS = SCALE * 100_000;

    private static final Path DEBIAN_15 = Path.of("/usr/lib/postgresql/15/bin");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final int PASSWORD_BYTES = 16;
    private static final long ARMED_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final String TABLES = """
            CREATE TABLE pgbench_branches (bid int NOT NULL, bbalance int, filler char(88)) WITH (fillfactor = 100);
            CREATE TABLE pgbench_tellers (tid int NOT NULL, bid int, tbalance int, filler char(84))
                WITH (fillfactor = 100);
            CREATE TABLE pgbench_accounts (aid int NOT NULL, bid int, abalance int, filler char(84))
                WITH (fillfactor = 100);
            CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
            INSERT INTO pgbench_branches SELECT i, 0, '' FROM generate_series(1, %1$d) i;
            INSERT INTO pgbench_tellers SELECT i, 1 + (i - 1) / 10, 0, '' FROM generate_series(1, %1$d * 10) i;
            INSERT INTO pgbench_accounts SELECT i, 1 + (i - 1) / 100000, 0, ''
                FROM generate_series(1, %1$d * 100000) i;
            ALTER TABLE pgbench_branches ADD PRIMARY KEY (bid);
            ALTER TABLE pgbench_tellers ADD PRIMARY KEY (tid);
            ALTER TABLE pgbench_accounts ADD PRIMARY KEY (aid);
            """.formatted(SCALE);

    private final EmbeddedServer server;
    private final String version;

    private LoadServer(EmbeddedServer server, String version) {
        this.server = server;
        this.version = version;
    }

    /// Starts it and fills its tables; some seconds.
    public static LoadServer start() throws TraceException {
        ServerPlace place = ServerPlace.ofUser();
        ServerBinaries binaries = Files.isExecutable(DEBIAN_15.resolve("postgres"))
                ? ServerBinaries.installed(DEBIAN_15)
                : ServerBinaries.ofProduct(place);
        EmbeddedServer server = EmbeddedServer.start(binaries, place, randomPassword(), settings());
        try {
            LoadServer load = new LoadServer(server, "");
            load.fill();
            return new LoadServer(server, load.value("SHOW server_version"));
        } catch (SQLException e) {
            server.close();
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.tables", e.getMessage()), e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// As the server says it: `15.20 (Debian 15.20-1)`.
    public String version() {
        return version;
    }

    /// The best load that there is on this system.
    public Load load() {
        return pgbench()
                .<Load>map(program -> new PgbenchLoad(program, server.port(), server.password()))
                .orElseGet(() -> new JdbcLoad(this));
    }

    /// The one that needs nothing installed.
    Load jdbcLoad() {
        return new JdbcLoad(this);
    }

    /// For a recorder.
    public ServerLink link() {
        return new Link();
    }

    /// Waits until new sessions write their plans to the log.
    ///
    /// @throws TraceException of kind SERVER when they do not
    public void awaitArmed() throws TraceException {
        long deadline = System.nanoTime() + ARMED_NANOS;
        try {
            while (!value("SELECT coalesce(current_setting('auto_explain.log_min_duration', true), '')")
                    .equals("0")) {
                if (System.nanoTime() - deadline > 0) {
                    throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.settings"));
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.silent"), e);
        }
    }

    /// Processor time that its processes have used so far; empty where the system does not tell.
    public OptionalLong processorMicros() {
        return ServerProcessors.usedMicros(server.pid());
    }

    /// Brings all rounds to the same start: dead rows and dirty buffers of the last one are gone.
    public void settle() throws TraceException {
        try (Connection connection = connect("pgtrace bench");
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE pgbench_history");
            statement.execute("VACUUM pgbench_branches, pgbench_tellers, pgbench_accounts");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.silent"), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    Connection connect(String application) throws SQLException {
        return connect(application, Map.of());
    }

    private Connection connect(String application, Map<String, String> settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ROLE);
        properties.setProperty("password", server.password());
        properties.setProperty("ApplicationName", application);
        properties.setProperty("sslmode", "disable");
        if (!settings.isEmpty()) {
            StringBuilder options = new StringBuilder();
            settings.forEach((name, value) -> options.append("-c ")
                    .append(name)
                    .append('=')
                    .append(value.replace("\\", "\\\\").replace(" ", "\\ "))
                    .append(' '));
            properties.setProperty("options", options.toString().strip());
        }
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + DATABASE, properties);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("logging_collector", "on");
        settings.put("log_destination", "jsonlog");
        settings.put("log_rotation_size", "200MB");
        settings.put("log_timezone", "UTC");
        settings.put("shared_buffers", "256MB");
        settings.put("max_wal_size", "1GB");
        settings.put("autovacuum", "off");
        return settings;
    }

    private void fill() throws SQLException {
        try (Connection connection = connect("pgtrace bench");
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    private String value(String query) throws SQLException {
        try (Connection connection = connect("pgtrace bench");
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /// Any version serves, as all have the same scripts.
    private static Optional<Path> pgbench() {
        for (int major = 18; major >= 13; major--) {
            Path program =
                    DEBIAN.resolve(Integer.toString(major)).resolve("bin").resolve("pgbench");
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private final class Link implements ServerLink {
        @Override
        public String name() {
            return Texts.get("server.load.name");
        }

        @Override
        public Connection open(String purpose, Map<String, String> settings) throws TraceException {
            try {
                return connect(purpose, settings);
            } catch (SQLException e) {
                throw new TraceException(
                        TraceException.Kind.SERVER, Texts.get("server.load.silentBecause", e.getMessage()), e);
            }
        }
    }
}
