package dev.pgtrace.server.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Connections to the demo. All its roles have the same password.
record DemoLogin(int port, String password) implements Worker.Login {
    private static final String TIMEOUT_SECONDS = "10";

    @Override
    public Connection open(DemoRole role) throws SQLException {
        return open(DemoServer.DATABASE, role.role(), role.application());
    }

    Connection superuser(String database) throws SQLException {
        return open(database, DemoServer.SUPERUSER, "pgtrace demo");
    }

    private Connection open(String database, String user, String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    @Override
    public String toString() {
        return "login to the demo on port " + port;
    }
}
