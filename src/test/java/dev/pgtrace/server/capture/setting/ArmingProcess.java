package dev.pgtrace.server.capture.setting;

import dev.pgtrace.server.ServerLink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// A process of its own that arms settings and is then killed by the test. Arguments: JDBC URL, user, password, folder
/// of the journal. Says `armed`, then waits.
final class ArmingProcess {
    private ArmingProcess() {}

    public static void main(String[] arguments) throws Exception {
        ServerLink link = new ServerLink() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Connection open(String purpose, Map<String, String> settings)
                    throws dev.pgtrace.base.TraceException {
                Properties properties = new Properties();
                properties.setProperty("user", arguments[1]);
                properties.setProperty("password", arguments[2]);
                properties.setProperty("ApplicationName", purpose);
                try {
                    return DriverManager.getConnection(arguments[0], properties);
                } catch (SQLException e) {
                    throw new dev.pgtrace.base.TraceException(
                            dev.pgtrace.base.TraceException.Kind.SERVER, e.getMessage(), e);
                }
            }
        };
        ArmedSettings.arm(link, SettingsTest.plan(link), new Journal(Path.of(arguments[3])));
        System.out.println("armed");
        System.out.flush();
        System.in.read();
    }
}
