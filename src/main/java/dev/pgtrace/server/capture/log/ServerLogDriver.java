package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
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
import dev.pgtrace.server.capture.QuietSession;
import dev.pgtrace.server.capture.RecordPairing;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.capture.setting.ArmedSettings;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.capture.setting.RestoreReport;
import dev.pgtrace.server.capture.setting.SettingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Records sessions of a role, a database, an application or all by the server's log.
public final class ServerLogDriver implements CaptureDriver {
    private static final long POLL_NANOS = 100_000_000;
    /// The collector writes what a backend has logged within less; then nothing more comes.
    private static final int LAST_QUIET_POLLS = 5;

    private static final int NETWORK_TIMEOUT_MILLIS = 15_000;
    /// The log goes on: the drain at the end must not follow the others for ever.
    private static final int LAST_POLLS = 25;

    /// Nor must a log that grows faster than it is read.
    private static final long LAST_NANOS = 20_000_000_000L;

    private final ServerLink link;
    private final LogScope scope;
    private final CaptureOptions options;
    private final ServerFacts facts;
    private final LogAccess access;
    private final String format;
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
            String format,
            SettingPlan settings,
            Journal journal,
            Optional<Path> folder,
            RecordPairing.Factory pairings) {
        this.link = link;
        this.scope = scope;
        this.options = options;
        this.facts = facts;
        this.access = access;
        this.format = format;
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
                throw new TraceException(
                        TraceException.Kind.SERVER,
                        link.name() + " does not collect its log, so it cannot be read over SQL: an administrator sets"
                                + " logging_collector = on and restarts the server. Own statements can be recorded"
                                + " without it.");
            }
            LogScope logScope = new LogScope(scope);
            String format = format(facts);
            LogAccess access = LogAccess.of(connection, facts, link);
            SettingPlan plan = LogSettings.plan(connection, facts, access, logScope, options, format);
            return new ServerLogDriver(link, logScope, options, facts, access, format, plan, journal, folder, pairings);
        } catch (SQLException e) {
            throw new TraceException(
                    TraceException.Kind.SERVER, "The settings of " + link.name() + " cannot be looked at.", e);
        }
    }

    /// The settings that it writes, for measurements of what they cost alone.
    public SettingPlan settings() {
        return settings;
    }

    static String format(ServerFacts facts) {
        String destinations = facts.setting("log_destination");
        boolean json = facts.major() >= 15 && (destinations.contains("jsonlog") || !destinations.contains("csvlog"));
        return json ? "jsonlog" : "csvlog";
    }

    @Override
    public CapturePlan plan() {
        return new CapturePlan(
                CaptureRoute.SERVER_LOG, scope.scope().words(), settings.statements(), settings.notes(), fidelity());
    }

    @Override
    public Recording recording() {
        return new Recording(
                "pgtrace " + ProductVersion.text(),
                facts.version(),
                link.name(),
                CaptureRoute.SERVER_LOG,
                scope.scope().words(),
                facts.serverMicros(),
                facts.settingsWith(settings.values()),
                fidelity());
    }

    private List<String> fidelity() {
        List<String> fidelity = new ArrayList<>();
        fidelity.add(
                access == LogAccess.PLANS
                        ? "Plans, rows and blocks are measured by auto_explain; failing statements have none."
                        : "Plans, rows and blocks are not recorded: only a superuser can switch auto_explain on for"
                                + " others.");
        fidelity.add("Time stamps come from the log and are exact to the millisecond, durations to the microsecond.");
        boolean calls = access == LogAccess.CALLS || options.has(CaptureDetail.CALLS) && options.sampleRate() == 1;
        fidelity.add(
                calls
                        ? "PARSE, BIND, EXECUTE and FETCH are measured."
                        : "PARSE, BIND, EXECUTE and FETCH are not recorded.");
        fidelity.add(
                options.has(CaptureDetail.USAGE)
                        ? "CPU and physical reads are measured for each call of the backend, without parallel workers"
                                + (facts.setting("io_method").equals("worker") ? " and I/O workers." : ".")
                        : "CPU and physical reads are not recorded: reads are not split into tiers 2 and 3.");
        if (!options.has(CaptureDetail.NODE_TIMES)) {
            fidelity.add("Times of plan nodes are not recorded.");
        }
        if (!options.isWhole()) {
            fidelity.add("Only a part of the statements is recorded (sample rate " + options.sampleRate()
                    + ", at least " + options.minDurationMicros() / 1000 + " ms).");
        }
        return fidelity;
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        try (Connection connection = link.open("pgtrace log", Map.of())) {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            QuietSession.quieten(connection);
            LogFiles files = folder.isPresent()
                    ? new LocalLogFiles(connection, format, folder.get())
                    : new SqlLogFiles(connection, format);
            LogTail tail = LogTail.fromEnd(files);
            LogReader reader = new LogReader(
                    scope, format, LogCharset.of(facts), pairings.open(events), events, meter, facts::serverMicros);
            try (ArmedSettings armed = ArmedSettings.arm(link, settings, journal)) {
                meter.on();
                follow(tail, reader, armed, stop);
                armed.fault().ifPresent(messages::add);
                say(armed.restore(), messages);
                drain(tail, reader, messages);
            } finally {
                reader.finish();
            }
        } catch (SQLException e) {
            throw withRestore(lost(e), e);
        } catch (IOException e) {
            throw withRestore(
                    new TraceException(
                            TraceException.Kind.UNREADABLE,
                            "The server's log in " + folder.map(Path::toString).orElse("") + " cannot be read.",
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

    private static void follow(LogTail tail, LogReader reader, ArmedSettings armed, CancelToken stop)
            throws SQLException, IOException {
        while (!stop.isCancelled() && armed.fault().isEmpty()) {
            // A poll reads to the end, so resting after each loses no speed, and does not keep the server busy with
            // handing out a few lines at a time.
            tail.poll(reader, () -> stop.isCancelled() || armed.fault().isPresent());
            LockSupport.parkNanos(POLL_NANOS);
            reader.pause();
        }
    }

    static void drain(LogTail tail, LogReader reader, List<String> messages) throws SQLException, IOException {
        int quiet = 0;
        long begun = System.nanoTime();
        for (int polls = 0; polls < LAST_POLLS && quiet < LAST_QUIET_POLLS; polls++) {
            quiet = tail.poll(reader, () -> System.nanoTime() - begun > LAST_NANOS) == 0 ? quiet + 1 : 0;
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (quiet == 0 && System.nanoTime() - begun > LAST_NANOS) {
            messages.add("The server's log grew faster than it could be read: its last part is not in the recording.");
        }
    }

    static void say(RestoreReport report, List<String> messages) {
        messages.addAll(report.leftAlone());
        report.failed().forEach(failed -> messages.add("Could not be restored: " + failed));
    }

    private TraceException lost(SQLException e) {
        return "42501".equals(e.getSQLState())
                ? SqlLogFiles.unreadable(link.name(), e)
                : new TraceException(
                        TraceException.Kind.SERVER,
                        "The connection to " + link.name() + " that reads the log is lost; the recording ends here.",
                        e);
    }
}
