package dev.pgtrace.server.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Makes the database of the shop.
final class ShopLoader {
    private static final int SEEDS = 1 << 16;

    private ShopLoader() {}

    static void load(DemoLogin login, long seed) throws SQLException, IOException {
        try (Connection connection = login.superuser("postgres");
                Statement statement = connection.createStatement()) {
            for (DemoRole role : DemoRole.values()) {
                // Both are ours: a name of a constant, and hexadecimal digits.
                statement.execute("CREATE ROLE " + role.role() + " LOGIN PASSWORD '" + login.password() + "'");
            }
            statement.execute("CREATE DATABASE " + DemoServer.DATABASE);
        }
        try (Connection connection = login.superuser(DemoServer.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT setseed(" + Math.floorMod(seed, SEEDS) / (double) SEEDS + ")");
            statement.execute(script());
            statement.execute("CREATE EXTENSION pg_stat_statements");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("SELECT pg_stat_statements_reset()");
        }
    }

    private static String script() throws IOException {
        try (InputStream script = ShopLoader.class.getResourceAsStream("shop.sql")) {
            if (script == null) {
                throw new FileNotFoundException("shop.sql is not in the product");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
