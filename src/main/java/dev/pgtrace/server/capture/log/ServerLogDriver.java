package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.DirectBackend;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.RecordPairing;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.capture.setting.ArmedSettings;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.capture.setting.RestoreReport;
import dev.pgtrace.server.capture.setting.SettingPlan;
import dev.pgtrace.server.capture.setting.SettingScope;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Records sessions of a role, a database, an application or all by the server's log.
public final class ServerLogDriver implements CaptureDriver {
    private final ServerLink link;
    private final LogScope scope;
    private final CaptureOptions options;
    private final ServerFacts facts;
    private final LogAccess access;
    private final LogOutput output;
    private final SettingPlan settings;
    private final Journal journal;
    private final Optional<Path> folder;
    private final RecordPairing.Factory pairings;

    private ServerLogDriver(
            ServerLink link,
            LogScope scope,
            CaptureOptions options,
            ServerFacts facts,
            LogAccess access,
            LogOutput output,
            SettingPlan settings,
            Journal journal,
            Optional<Path> folder,
            RecordPairing.Factory pairings) {
        this.link = link;
        this.scope = scope;
        this.options = options;
        this.facts = facts;
        this.access = access;
        this.output = output;
        this.settings = settings;
        this.journal = journal;
        this.folder = folder;
        this.pairings = pairings;
    }

    /// Looks at the server; writes nothing.
    ///
    /// @param folder of the server's log where it is on this machine: read there instead of over SQL
    public static ServerLogDriver prepare(
            ServerLink link,
            CaptureScope scope,
            CaptureOptions options,
            Journal journal,
            Optional<Path> folder,
            RecordPairing.Factory pairings)
            throws TraceException {
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            DirectBackend.require(connection, link);
            ServerFacts facts = ServerFacts.of(connection);
            if (!facts.setting("logging_collector").equals("on")) {
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.log.noCollector", link.name()));
            }
            LogScope logScope = new LogScope(scope);
            requireThere(connection, logScope.sessions(), link);
            LogOutput output = LogOutput.of(facts, logScope.needs());
            LogAccess access = LogAccess.of(connection, facts, link);
            if (access == LogAccess.CALLS && !output.written()) {
                throw new TraceException(TraceException.Kind.SERVER, output.refusal(link.name()));
            }
            SettingPlan plan = LogSettings.plan(connection, facts, access, logScope, options, output);
            return new ServerLogDriver(link, logScope, options, facts, access, output, plan, journal, folder, pairings);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.settings.look", link.name()), e);
        }
    }

    /// A misspelt name is told before anybody is asked to agree to settings for it.
    private static void requireThere(Connection connection, SettingScope.Sessions sessions, ServerLink link)
            throws SQLException, TraceException {
        require(
                connection,
                sessions.role(),
                "server.log.noRole",
                "SELECT FROM pg_catalog.pg_roles WHERE rolname = ?",
                link);
        require(
                connection,
                sessions.database(),
                "server.log.noDatabase",
                "SELECT FROM pg_catalog.pg_database WHERE datname = ?",
                link);
    }

    private static void require(Connection connection, String name, String absent, String query, ServerLink link)
            throws SQLException, TraceException {
        if (name.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new TraceException(TraceException.Kind.SERVER, Texts.get(absent, name, link.name()));
                }
            }
        }
    }

    /// The settings that it writes, for measurements of what they cost alone.
    public SettingPlan settings() {
        return settings;
    }

    @Override
    public CapturePlan plan() {
        return new CapturePlan(
                CaptureRoute.SERVER_LOG, scope.scope().words(), settings.statements(), settings.notes(), fidelity());
    }

    @Override
    public Recording recording() {
        return facts.recording(
                link.name(), CaptureRoute.SERVER_LOG, scope.scope().words(), settings.values(), fidelity());
    }

    private List<String> fidelity() {
        List<String> fidelity = new ArrayList<>();
        fidelity.add(
                access == LogAccess.PLANS
                        ? KeptTexts.of("kept.fidelity.plans")
                        : KeptTexts.of("kept.fidelity.noPlans"));
        fidelity.add(KeptTexts.of("kept.fidelity.stamps"));
        boolean calls = access == LogAccess.CALLS || options.has(CaptureDetail.CALLS) && options.sampleRate() == 1;
        fidelity.add(calls ? KeptTexts.of("kept.fidelity.calls") : KeptTexts.of("kept.fidelity.noCalls"));
        fidelity.add(
                options.has(CaptureDetail.USAGE)
                        ? KeptTexts.of(
                                facts.setting("io_method").equals("worker")
                                        ? "kept.fidelity.cpu.workers"
                                        : "kept.fidelity.cpu")
                        : KeptTexts.of("kept.fidelity.noCpu"));
        fidelity.addAll(output.limits());
        if (!options.has(CaptureDetail.NODE_TIMES)) {
            fidelity.add(KeptTexts.of("kept.fidelity.noNodes"));
        }
        if (!options.isWhole()) {
            fidelity.add(KeptTexts.of("kept.fidelity.part", options.sampleRate(), options.minDurationMicros() / 1000));
        }
        return fidelity;
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        LogReader reader = new LogReader(
                scope, output, LogCharset.of(facts), pairings.open(events), events, meter, facts::serverMicros);
        try (FollowedLog log = FollowedLog.open(link, output, folder, reader);
                ArmedSettings armed = ArmedSettings.arm(link, settings, journal)) {
            meter.on();
            Optional<String> fault = Optional.empty();
            while (!stop.isCancelled() && fault.isEmpty()) {
                fault = log.poll(() -> stop.isCancelled() || armed.fault().isPresent())
                        .or(armed::fault);
                log.rest();
            }
            fault.ifPresent(messages::add);
            if (!output.written()) {
                log.drain(messages); // the server stops writing this log with the settings
            }
            say(armed.restore(), messages);
            log.drain(messages);
        } catch (SQLException e) {
            throw withRestore(lost(e), e);
        } catch (IOException e) {
            throw withRestore(
                    new TraceException(
                            TraceException.Kind.UNREADABLE,
                            Texts.get(
                                    "server.log.unreadable",
                                    folder.map(Path::toString).orElse("")),
                            e),
                    e);
        }
        return new CaptureEnd(messages);
    }

    /// What ended the recording may have kept the settings from coming back too.
    private static TraceException withRestore(TraceException fault, Exception cause) {
        for (Throwable also : cause.getSuppressed()) {
            if (also instanceof TraceException restore) {
                return new TraceException(fault.kind(), fault.getMessage() + " " + restore.getMessage(), cause);
            }
        }
        return fault;
    }

    static void say(RestoreReport report, List<String> messages) {
        messages.addAll(report.leftAlone());
        report.failed().forEach(failed -> messages.add(KeptTexts.of("kept.end.notRestored", failed)));
    }

    private TraceException lost(SQLException e) {
        return "42501".equals(e.getSQLState())
                ? SqlLogFiles.unreadable(link.name(), e)
                : new TraceException(TraceException.Kind.SERVER, Texts.get("server.log.lost", link.name()), e);
    }
}
