package dev.pgtrace.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;

/// The tables of the demo on a test server whose cache is smaller than they are, so that reading them means reads.
public final class Shop {
    private static final Map<String, String> SMALL_CACHE = Map.of("shared_buffers", "2MB");

    private Shop() {}

    /// A server that has them; shared, and to be left as it is.
    public static TestServer on(int version) throws SQLException, IOException {
        TestServer server = TestServer.shared(version, SMALL_CACHE);
        synchronized (Shop.class) {
            if (server.value("SELECT to_regclass('orders')").isEmpty()) {
                load(server);
            }
        }
        return server;
    }

    private static void load(TestServer server) throws SQLException, IOException {
        try (InputStream script = TestServer.class.getResourceAsStream("/dev/pgtrace/server/demo/shop.sql")) {
            if (script == null) {
                throw new FileNotFoundException("shop.sql");
            }
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            for (String role : new String[] {"webapp", "batch", "report"}) {
                server.execute("CREATE ROLE " + role);
            }
            server.execute("SELECT setseed(0.5)", sql, "VACUUM (ANALYZE)");
        }
    }
}
