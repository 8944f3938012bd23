package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.Variant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/// Settings of a variant, for the running transaction alone.
final class VariantSettings {
    private VariantSettings() {}

    /// Sets them one by one, so that a fault names the one that cannot be set.
    static void apply(Connection connection, Variant variant) throws TraceException {
        for (Map.Entry<String, String> setting : new TreeMap<>(variant.settings()).entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(local(setting.getKey(), setting.getValue()));
            } catch (SQLException e) {
                throw Faults.of(
                        variant.name(), "cannot be run with " + setting.getKey() + " = " + setting.getValue(), e);
            }
        }
    }

    /// All at once, and how the server may plan.
    static String all(Variant variant, Protocol protocol) {
        StringBuilder sql = new StringBuilder();
        new TreeMap<>(variant.settings())
                .forEach((name, value) -> sql.append("; ").append(local(name, value)));
        String mode =
                switch (protocol) {
                    case SIMPLE, PREPARED -> "";
                    case PREPARED_CUSTOM -> "force_custom_plan";
                    case PREPARED_GENERIC -> "force_generic_plan";
                };
        return mode.isEmpty()
                ? sql.toString()
                : sql.append("; SET LOCAL plan_cache_mode = ").append(mode).toString();
    }

    /// As SET LOCAL, but a value that is a list stays one.
    private static String local(String name, String value) {
        return "SELECT pg_catalog.set_config('" + name + "', " + literal(value) + ", true)";
    }

    private static String literal(String text) {
        return " E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
