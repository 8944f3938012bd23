package dev.pgtrace.server.probe;

import java.util.List;
import java.util.stream.Collectors;

/// What an administrator runs so that a role without superuser can trace.
final class Grants {
    static final int PARAMETER_GRANTS = 15;
    private static final int LOG_FILE_FOR_MONITORS = 17;

    private final int major;
    private final String role;

    Grants(int major, String role) {
        this.major = major;
        this.role = quoted(role);
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    boolean hasParameterGrants() {
        return major >= PARAMETER_GRANTS;
    }

    /// So that the role may switch tracing on in its own sessions.
    ///
    /// @param missing names of settings, where parameters can be granted
    String ownSession(List<String> missing) {
        return hasParameterGrants()
                ? "LOAD 'auto_explain';\nGRANT SET ON PARAMETER\n  " + String.join(",\n  ", missing) + "\nTO " + role
                        + ";"
                : function();
    }

    /// The settings are fixed in the function and it takes no arguments, so that the role can do nothing else by it.
    private String function() {
        List<String> values = List.of(
                "'auto_explain.log_min_duration', '0'",
                "'auto_explain.log_analyze', 'on'",
                "'auto_explain.log_buffers', 'on'",
                "'auto_explain.log_timing', 'on'",
                "'auto_explain.log_wal', 'on'",
                "'auto_explain.log_verbose', 'on'",
                "'auto_explain.log_settings', 'on'",
                "'auto_explain.log_triggers', 'on'",
                "'auto_explain.log_nested_statements', 'on'",
                "'auto_explain.log_format', 'json'",
                "'auto_explain.log_level', 'notice'",
                "'track_io_timing', 'on'",
                "'log_statement_stats', 'on'",
                "'log_min_duration_statement', '0'",
                "'log_lock_waits', 'on'",
                "'log_temp_files', '0'",
                "'deadlock_timeout', '10ms'",
                "'lc_messages', 'C'",
                "'log_min_messages', 'fatal'");
        String calls = (major >= 14 ? "\n    PERFORM pg_catalog.set_config('compute_query_id', 'on', false);" : "")
                + values.stream()
                        .map(value -> "\n    PERFORM pg_catalog.set_config(" + value + ", false);")
                        .collect(Collectors.joining());
        return """
                CREATE FUNCTION public.trace_on() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp AS $$
                BEGIN
                    EXECUTE 'LOAD ''auto_explain''';%s
                END $$;
                REVOKE ALL ON FUNCTION public.trace_on() FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION public.trace_on() TO %s;""".formatted(calls, role);
    }

    String readLog() {
        return "GRANT pg_monitor TO " + role + ";\n"
                + (major < LOG_FILE_FOR_MONITORS
                        ? "GRANT EXECUTE ON FUNCTION pg_catalog.pg_current_logfile(text) TO " + role + ";\n"
                        : "")
                + "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_binary_file(text, bigint, bigint, boolean) TO " + role
                + ";";
    }

    String readProc() {
        return "GRANT pg_read_server_files TO " + role + ";\n"
                + "GRANT EXECUTE ON FUNCTION pg_catalog.pg_read_file(text, bigint, bigint) TO " + role + ";";
    }

    String monitor() {
        return "GRANT pg_monitor TO " + role + ";";
    }

    /// So that the role may write the server's log for others. Only the settings of the core: without superuser it
    /// cannot load auto_explain into others' sessions. It sees what is in the server's files, to bring that back.
    String alterSystem() {
        return "GRANT SET, ALTER SYSTEM ON PARAMETER\n  " + String.join(",\n  ", LogRights.parameters(major))
                + "\nTO " + role + ";\nGRANT EXECUTE ON FUNCTION pg_catalog.pg_reload_conf() TO " + role + ";\n"
                + "GRANT EXECUTE ON FUNCTION pg_catalog.pg_show_all_file_settings() TO " + role + ";\n"
                + "GRANT SELECT ON pg_catalog.pg_file_settings TO " + role + ";";
    }

    /// @param format `jsonlog` or `csvlog`
    static String collector(String format) {
        return "ALTER SYSTEM SET logging_collector = on;\nALTER SYSTEM SET log_destination = '" + format + "';";
    }

    static String logFormat(String destination) {
        return "ALTER SYSTEM SET log_destination = '" + destination + "';\nSELECT pg_reload_conf();";
    }
}
