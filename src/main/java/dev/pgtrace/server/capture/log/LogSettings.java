package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/// What has to be set so that sessions of a scope write their statements to the log, in the form that can be switched
/// off at once.
final class LogSettings {
    private static final SettingScope.Server SERVER = new SettingScope.Server();

    private final ServerFacts facts;
    private final LogAccess access;
    private final LogScope scope;
    private final CaptureOptions options;
    private final SettingPlanner planner;

    private LogSettings(
            Connection connection, ServerFacts facts, LogAccess access, LogScope scope, CaptureOptions options)
            throws SQLException, TraceException {
        this.facts = facts;
        this.access = access;
        this.scope = scope;
        this.options = options;
        this.planner = new SettingPlanner(connection);
    }

    static SettingPlan plan(
            Connection connection,
            ServerFacts facts,
            LogAccess access,
            LogScope scope,
            CaptureOptions options,
            LogOutput output)
            throws SQLException, TraceException {
        LogSettings settings = new LogSettings(connection, facts, access, scope, options);
        settings.destination(output);
        if (access == LogAccess.PLANS) {
            settings.planner.preload(scope.sessions(), "auto_explain");
        }
        settings.sessions(connection);
        if (access == LogAccess.CALLS || options.has(CaptureDetail.CALLS) && options.sampleRate() == 1) {
            settings.calls();
        }
        if (access == LogAccess.PLANS) {
            settings.plans();
        }
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
        LogSettings settings = new LogSettings(connection, facts, LogAccess.PLANS, scope, options);
        settings.planner
                .only(backend)
                .set(SERVER, "log_statement_stats", "on")
                .set(SERVER, "log_min_duration_statement", settings.millis());
        if (loaded) {
            settings.plans();
        }
        return settings.planner.plan();
    }

    /// Whether all sessions write, those too that are dropped when read. Defaults of others' sessions are a
    /// superuser's.
    private boolean reachesAll() {
        return access == LogAccess.CALLS || scope.reachesAll();
    }

    private void destination(LogOutput output) throws SQLException {
        if (!output.written()) {
            String destinations = facts.setting("log_destination");
            planner.set(
                    SERVER,
                    "log_destination",
                    destinations.isEmpty() ? output.format() : destinations + "," + output.format());
            output.note().ifPresent(planner::note);
        }
    }

    private void sessions(Connection connection) throws SQLException, TraceException {
        if (access == LogAccess.CALLS && options.sampleRate() < 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.log.rate"));
        }
        SettingScope place = reachesAll() ? SERVER : scope.sessions();
        language(connection, place);
        planner.ensure(place, "track_io_timing", "on");
        planner.ensure(place, "log_lock_waits", "on");
        planner.ensure(place, "log_temp_files", "0");
        if (facts.major() >= 14) {
            planner.ensure(place, "compute_query_id", "on");
        }
        if (options.has(CaptureDetail.USAGE)) {
            planner.set(place, "log_statement_stats", "on");
            if (!reachesAll()) {
                planner.note(KeptTexts.of("kept.note.stats"));
            }
        }
    }

    /// Messages are understood in English only.
    private void language(Connection connection, SettingScope place) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT setting FROM pg_catalog.pg_settings WHERE name =" + " 'lc_messages'")) {
            if (row.next() && !isEnglish(row.getString(1))) {
                planner.set(place, "lc_messages", "C");
                planner.note(KeptTexts.of("kept.note.language", row.getString(1)));
            }
        }
    }

    /// Whether the server's messages are not translated under this locale. An empty one is that of the server's
    /// environment, which cannot be seen.
    static boolean isEnglish(String locale) {
        String language = locale.toLowerCase(Locale.ROOT);
        return language.equals("c")
                || language.equals("posix")
                || language.startsWith("c.")
                || language.startsWith("en")
                || language.startsWith("american_")
                || language.startsWith("english");
    }

    private void calls() throws SQLException {
        if (reachesAll()) {
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
        if (access == LogAccess.CALLS) {
            planner.note(KeptTexts.of("kept.note.noPlans"));
            return;
        }
        planner.note(KeptTexts.of(reachesAll() ? "kept.note.begun.calls" : "kept.note.begun.nothing"));
        if (scope.scope() instanceof CaptureScope.Application) {
            planner.note(KeptTexts.of("kept.note.application"));
        }
        if (!options.isWhole()) {
            planner.note(KeptTexts.of("kept.note.part"));
        }
    }

    /// Milliseconds that a statement takes at least; settings know no less than whole ones.
    private String millis() {
        return Long.toString(options.minDurationMicros() / 1000);
    }
}
