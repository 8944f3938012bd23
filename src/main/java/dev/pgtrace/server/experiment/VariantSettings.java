package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.Variant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/// Settings of a variant, for the running transaction alone, or for a session of ours until they are reset.
final class VariantSettings {
    private VariantSettings() {}

    /// Sets them one by one, so that a fault names the one that cannot be set.
    static void apply(Connection connection, Variant variant) throws TraceException {
        for (Map.Entry<String, String> setting : new TreeMap<>(variant.settings()).entrySet()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(set(setting.getKey(), setting.getValue(), true));
            } catch (SQLException e) {
                throw Faults.of(
                        variant.name(), Texts.get("server.ab.notRunWith", setting.getKey(), setting.getValue()), e);
            }
        }
    }

    /// All at once, and how the server may plan.
    static String all(Variant variant, Protocol protocol) {
        return all(variant, protocol, true);
    }

    private static String all(Variant variant, Protocol protocol, boolean local) {
        StringBuilder sql = new StringBuilder();
        new TreeMap<>(variant.settings())
                .forEach((name, value) -> sql.append("; ").append(set(name, value, local)));
        String mode =
                switch (protocol) {
                    case SIMPLE, PREPARED -> "";
                    case PREPARED_CUSTOM -> "force_custom_plan";
                    case PREPARED_GENERIC -> "force_generic_plan";
                };
        return mode.isEmpty()
                ? sql.toString()
                : sql.append("; ").append(set("plan_cache_mode", mode, local)).toString();
    }

    /// The same for the session.
    static String session(Variant variant, Protocol protocol) {
        String sql = all(variant, protocol, false);
        return sql.isEmpty() ? sql : sql.substring("; ".length());
    }

    /// Takes back what [#session] sets.
    static String reset(Variant variant) {
        StringBuilder sql = new StringBuilder("RESET plan_cache_mode");
        new TreeMap<>(variant.settings())
                .forEach((name, value) -> sql.append("; ").append(reset(name)));
        return sql.toString();
    }

    private static String reset(String name) {
        return "SELECT pg_catalog.set_config('" + name + "', reset_val, false) FROM pg_catalog.pg_settings WHERE name ="
                + literal(name);
    }

    /// As SET LOCAL or SET, but a value that is a list stays one.
    private static String set(String name, String value, boolean local) {
        return "SELECT pg_catalog.set_config('" + name + "', " + literal(value) + ", " + local + ")";
    }

    private static String literal(String text) {
        return " E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
