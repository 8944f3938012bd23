package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.capture.setting.OneBackend;
import dev.pgtrace.server.capture.setting.SettingPlan;
import dev.pgtrace.server.capture.setting.SettingPlanner;
import dev.pgtrace.server.capture.setting.SettingScope;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/// What has to be set so that sessions of a scope write their statements to the log, in the form that can be switched
/// off at once.
final class LogSettings {
    private static final SettingScope.Server SERVER = new SettingScope.Server();

    private final ServerFacts facts;
    private final LogScope scope;
    private final CaptureOptions options;
    private final SettingPlanner planner;

    private LogSettings(Connection connection, ServerFacts facts, LogScope scope, CaptureOptions options)
            throws SQLException, TraceException {
        this.facts = facts;
        this.scope = scope;
        this.options = options;
        this.planner = new SettingPlanner(connection);
    }

    static SettingPlan plan(
            Connection connection, ServerFacts facts, LogScope scope, CaptureOptions options, String format)
            throws SQLException, TraceException {
        LogSettings settings = new LogSettings(connection, facts, scope, options);
        settings.destination(format);
        settings.sessions();
        if (options.has(CaptureDetail.CALLS) && options.sampleRate() == 1) {
            settings.calls();
        }
        settings.plans();
        settings.notes();
        return settings.planner.plan();
    }

    /// For one backend that is made to reread its configuration.
    ///
    /// @param loaded whether it has loaded auto_explain
    static SettingPlan plan(
            Connection connection,
            ServerFacts facts,
            LogScope scope,
            CaptureOptions options,
            OneBackend backend,
            boolean loaded)
            throws SQLException, TraceException {
        LogSettings settings = new LogSettings(connection, facts, scope, options);
        settings.planner
                .only(backend)
                .set(SERVER, "log_statement_stats", "on")
                .set(SERVER, "log_min_duration_statement", settings.millis());
        if (loaded) {
            settings.plans();
        }
        return settings.planner.plan();
    }

    private void destination(String format) throws SQLException {
        String destinations = facts.setting("log_destination");
        if (!destinations.contains(format)) {
            planner.set(SERVER, "log_destination", destinations.isEmpty() ? format : destinations + "," + format);
        }
    }

    private void sessions() throws SQLException {
        SettingScope.Sessions sessions = scope.sessions();
        planner.preload(sessions, "auto_explain");
        SettingScope place = scope.reachesAll() ? SERVER : sessions;
        planner.ensure(place, "track_io_timing", "on");
        planner.ensure(place, "log_lock_waits", "on");
        planner.ensure(place, "log_temp_files", "0");
        if (facts.major() >= 14) {
            planner.ensure(place, "compute_query_id", "on");
        }
        if (options.has(CaptureDetail.USAGE)) {
            planner.set(place, "log_statement_stats", "on");
            if (!scope.reachesAll()) {
                planner.note("CPU and physical reads are recorded by log_statement_stats, a default of new sessions:"
                        + " those keep it until they disconnect, also after the recording.");
            }
        }
    }

    private void calls() throws SQLException {
        if (scope.reachesAll()) {
            planner.set(SERVER, "log_min_duration_statement", millis());
        } else {
            planner.set(scope.sessions(), "log_statement_sample_rate", "1");
            planner.set(SERVER, "log_statement_sample_rate", "0");
            planner.set(SERVER, "log_min_duration_sample", millis());
        }
    }

    private void plans() throws SQLException {
        planner.set(SERVER, "auto_explain.log_analyze", "on");
        planner.set(SERVER, "auto_explain.log_buffers", "on");
        planner.set(SERVER, "auto_explain.log_timing", options.has(CaptureDetail.NODE_TIMES) ? "on" : "off");
        planner.set(SERVER, "auto_explain.log_wal", "on");
        planner.set(SERVER, "auto_explain.log_verbose", "on");
        planner.set(SERVER, "auto_explain.log_settings", "on");
        planner.set(SERVER, "auto_explain.log_triggers", "on");
        planner.set(SERVER, "auto_explain.log_nested_statements", "on");
        planner.set(SERVER, "auto_explain.log_format", "json");
        planner.set(SERVER, "auto_explain.log_level", "log");
        planner.set(
                SERVER,
                "auto_explain.sample_rate",
                BigDecimal.valueOf(options.sampleRate()).stripTrailingZeros().toPlainString());
        planner.set(SERVER, "auto_explain.log_min_duration", millis());
    }

    private void notes() {
        planner.note("Sessions begun before the recording give no plans"
                + (scope.reachesAll() ? ", only their calls." : " and no calls: they have not loaded auto_explain."));
        if (scope.scope() instanceof CaptureScope.Application) {
            planner.note("An application's name is known only in the log: all sessions write, and the others' records"
                    + " are dropped when read.");
        }
        if (!options.isWhole()) {
            planner.note("Only a part of the statements is recorded: sums are sums of that part.");
        }
    }

    /// Milliseconds that a statement takes at least; settings know no less than whole ones.
    private String millis() {
        return Long.toString(options.minDurationMicros() / 1000);
    }
}
