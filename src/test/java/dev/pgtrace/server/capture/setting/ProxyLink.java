package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.TestProxy;
import dev.pgtrace.server.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// The superuser's link through a network that can fail.
record ProxyLink(TestServer server, TestProxy proxy) implements ServerLink {
    @Override
    public String name() {
        return "behind the proxy";
    }

    @Override
    public Connection open(String purpose, Map<String, String> settings) throws TraceException {
        Properties properties = new Properties();
        properties.setProperty("user", TestServer.SUPERUSER);
        properties.setProperty("password", TestServer.PASSWORD);
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("connectTimeout", "5");
        try {
            return DriverManager.getConnection(proxy.jdbcUrl("postgres"), properties);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, e.getMessage(), e);
        }
    }
}
