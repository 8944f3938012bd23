package dev.pgtrace.server.capture;

import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a server has to be known to record there and to read the numbers.
///
/// @param version          as `server_version` says it
/// @param versionNumber    `server_version_num`: 180006
/// @param role             of the connection
/// @param database         of the connection
/// @param clockAheadMicros how far the server's clock is ahead of ours
/// @param settings         that matter, with units, in the order of [#NAMES]
public record ServerFacts(
        String version,
        int versionNumber,
        String role,
        String database,
        long clockAheadMicros,
        Map<String, String> settings) {
    static final String[] NAMES = {
        "shared_buffers",
        "block_size",
        "work_mem",
        "effective_cache_size",
        "track_io_timing",
        "io_method",
        "effective_io_concurrency",
        "max_parallel_workers_per_gather",
        "jit",
        "random_page_cost",
        "compute_query_id",
        "log_destination",
        "logging_collector",
        "log_line_prefix",
        "log_timezone",
        "server_encoding",
        "deadlock_timeout",
        "log_lock_waits",
        "track_activity_query_size"
    };

    public ServerFacts {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    public static ServerFacts of(Connection connection) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.current_setting(?, true)")) {
            for (String name : NAMES) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getString(1) != null) {
                        settings.put(name, row.getString(1));
                    }
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            long before = nowMicros();
            try (ResultSet row = statement.executeQuery(
                    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, current_setting('server_version'),"
                            + " current_setting('server_version_num')::int, current_user::text, current_database()::text")) {
                long after = nowMicros();
                row.next();
                return new ServerFacts(
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(1) - (before + after) / 2,
                        settings);
            }
        }
    }

    /// What the trace says of itself, begun now.
    ///
    /// @param server   the name that the user knows it by
    /// @param changed  settings that the recording changes for the recorded sessions
    /// @param fidelity what is measured, estimated and missing, a sentence each
    public Recording recording(
            String server, CaptureRoute route, String scope, Map<String, String> changed, List<String> fidelity) {
        return new Recording(
                "pgtrace " + ProductVersion.text(),
                version,
                server,
                route,
                scope,
                serverMicros(),
                settingsWith(changed),
                fidelity);
    }

    /// The settings as the recorded sessions have them.
    ///
    /// @param changed by the recording
    private Map<String, String> settingsWith(Map<String, String> changed) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.replaceAll((name, value) -> changed.getOrDefault(name, value));
        for (String name : Recording.LEAVING_OUT) {
            if (changed.containsKey(name)) {
                all.put(name, changed.get(name));
            }
        }
        return all;
    }

    /// Our clock, microseconds since 1970 UTC.
    static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /// The server's clock, as far as we know it.
    public long serverMicros() {
        return nowMicros() + clockAheadMicros;
    }

    /// 18 of 180006.
    public int major() {
        return versionNumber / 10_000;
    }

    public String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
