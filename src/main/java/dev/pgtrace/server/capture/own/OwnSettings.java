package dev.pgtrace.server.capture.own;

import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.server.DirectBackend;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The settings that a traced session of ours begins with, as far as its role may set them.
///
/// @param access   how far it may
/// @param settings sent while connecting
/// @param refused  names of settings that are left out because the role may not set them
record OwnSettings(OwnAccess access, Map<String, String> settings, List<String> refused) {
    private static final String FUNCTION = "trace_on()";
    private static final Set<String> NEEDED =
            Set.of("session_preload_libraries", "auto_explain.log_min_duration", "auto_explain.log_analyze");
    private static final Set<String> FREE = Set.of(
            "client_min_messages", "statement_timeout", "effective_io_concurrency", "maintenance_io_concurrency");
    private static final int PARAMETER_LENGTH = 16;
    private static final int QUERY_ID = 14;
    private static final int GRANTS = 15;
    private static final int ASYNCHRONOUS_READS = 18;

    static OwnSettings of(Connection connection, ServerFacts facts, CaptureOptions options) throws SQLException {
        if (!DirectBackend.isOf(connection)) {
            return new OwnSettings(OwnAccess.POOLED, Map.of(), List.of());
        }
        Map<String, String> wanted = wanted(facts, options, preloaded(connection));
        if (value(connection, "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
                .equals("t")) {
            return new OwnSettings(OwnAccess.SETTINGS, wanted, List.of());
        }
        if (facts.major() >= GRANTS) {
            OwnSettings granted = granted(connection, wanted);
            if (granted.settings().keySet().containsAll(NEEDED)) {
                return granted;
            }
        }
        Map<String, String> free = new LinkedHashMap<>(wanted);
        free.keySet().retainAll(FREE);
        boolean function = value(
                        connection,
                        "SELECT has_function_privilege(to_regprocedure('" + FUNCTION + "')::oid, 'EXECUTE')")
                .equals("t");
        return new OwnSettings(function ? OwnAccess.FUNCTION : OwnAccess.EXPLAIN, free, List.of());
    }

    private static OwnSettings granted(Connection connection, Map<String, String> wanted) throws SQLException {
        Map<String, String> granted = new LinkedHashMap<>(wanted);
        try (PreparedStatement may = connection.prepareStatement("SELECT has_parameter_privilege(?, 'SET')")) {
            for (String name : wanted.keySet()) {
                may.setString(1, name);
                try (ResultSet row = may.executeQuery()) {
                    row.next();
                    if (!FREE.contains(name) && !row.getBoolean(1)) {
                        granted.remove(name);
                    }
                }
            }
        }
        List<String> refused = wanted.keySet().stream()
                .filter(name -> !granted.containsKey(name))
                .toList();
        return new OwnSettings(OwnAccess.SETTINGS, granted, refused);
    }

    private static Map<String, String> wanted(ServerFacts facts, CaptureOptions options, String preloaded) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("session_preload_libraries", preloaded.isEmpty() ? "auto_explain" : preloaded + ",auto_explain");
        wanted.put("auto_explain.log_min_duration", "0");
        wanted.put("auto_explain.log_analyze", "on");
        wanted.put("auto_explain.log_buffers", "on");
        wanted.put("auto_explain.log_timing", options.has(CaptureDetail.NODE_TIMES) ? "on" : "off");
        wanted.put("auto_explain.log_wal", "on");
        wanted.put("auto_explain.log_verbose", "on");
        wanted.put("auto_explain.log_settings", "on");
        wanted.put("auto_explain.log_triggers", "on");
        wanted.put("auto_explain.log_nested_statements", "on");
        wanted.put("auto_explain.log_format", "json");
        // To the client, not to the server's log.
        wanted.put("auto_explain.log_level", "notice");
        if (facts.major() >= PARAMETER_LENGTH) {
            wanted.put("auto_explain.log_parameter_max_length", "-1");
        }
        wanted.put("track_io_timing", "on");
        if (facts.major() >= QUERY_ID) {
            wanted.put("compute_query_id", "on");
        }
        wanted.put("log_statement_stats", "on");
        wanted.put("log_min_duration_statement", "0");
        wanted.put("log_lock_waits", "on");
        wanted.put("deadlock_timeout", "10ms");
        wanted.put("log_temp_files", "0");
        wanted.put("lc_messages", "C");
        // Keeps all of that out of the server's log.
        wanted.put("log_min_messages", "fatal");
        wanted.put("client_min_messages", "log");
        wanted.put("statement_timeout", "0");
        if (facts.major() >= ASYNCHRONOUS_READS && options.has(CaptureDetail.EXACT_TIERS)) {
            wanted.put("effective_io_concurrency", "0");
            wanted.put("maintenance_io_concurrency", "0");
        }
        return wanted;
    }

    /// Empty also where the role may not see it.
    private static String preloaded(Connection connection) throws SQLException {
        return value(connection, "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'session_preload_libraries'");
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            String value = row.next() ? row.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
