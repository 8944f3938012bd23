package dev.pgtrace.server.probe;

import java.util.ArrayList;
import java.util.List;

/// The settings that tracing uses and that only a superuser, or a role that was granted them, may set.
public final class TraceParameters {
    private static final int QUERY_ID = 14;
    private static final int PARAMETER_LENGTH = 16;

    private TraceParameters() {}

    /// Without these an own session has no plans.
    static List<String> needed() {
        return List.of("session_preload_libraries", "auto_explain.log_min_duration", "auto_explain.log_analyze");
    }

    /// All of a version's, for GRANT SET.
    public static List<String> all(int major) {
        List<String> names = new ArrayList<>(List.of(
                "session_preload_libraries",
                "auto_explain.log_min_duration",
                "auto_explain.log_analyze",
                "auto_explain.log_buffers",
                "auto_explain.log_timing",
                "auto_explain.log_wal",
                "auto_explain.log_verbose",
                "auto_explain.log_settings",
                "auto_explain.log_triggers",
                "auto_explain.log_nested_statements",
                "auto_explain.log_format",
                "auto_explain.log_level",
                "auto_explain.sample_rate"));
        if (major >= PARAMETER_LENGTH) {
            names.add("auto_explain.log_parameter_max_length");
        }
        names.addAll(logging(major));
        return names;
    }

    /// Those of the core, which write into the server's log.
    static List<String> logging(int major) {
        List<String> names = new ArrayList<>(List.of(
                "log_statement_stats",
                "log_min_duration_statement",
                "log_lock_waits",
                "log_temp_files",
                "deadlock_timeout",
                "log_min_messages",
                "lc_messages",
                "track_io_timing"));
        if (major >= QUERY_ID) {
            names.add("compute_query_id");
        }
        return names;
    }
}
