package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.RecordPairing;
import dev.pgtrace.server.capture.ServerFacts;
import dev.pgtrace.server.capture.setting.ArmedSettings;
import dev.pgtrace.server.capture.setting.Journal;
import dev.pgtrace.server.capture.setting.SettingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Records one running backend by the server's log: settings are written for the whole server, but only that backend
/// is made to reread them, by a signal. As soon as it writes, the settings are withdrawn from the file.
public final class SignalDriver implements CaptureDriver {
    private final ServerLink link;
    private final LogScope scope;
    private final ServerFacts facts;
    private final LogOutput output;
    private final SignalTarget target;
    private final SettingPlan settings;
    private final Journal journal;
    private final Optional<Path> folder;
    private final RecordPairing.Factory pairings;

    private SignalDriver(
            ServerLink link,
            LogScope scope,
            ServerFacts facts,
            LogOutput output,
            SignalTarget target,
            SettingPlan settings,
            Journal journal,
            Optional<Path> folder,
            RecordPairing.Factory pairings) {
        this.link = link;
        this.scope = scope;
        this.facts = facts;
        this.output = output;
        this.target = target;
        this.settings = settings;
        this.journal = journal;
        this.folder = folder;
        this.pairings = pairings;
    }

    /// Looks at the server; writes nothing.
    ///
    /// @param folder of the server's log where it is on this machine: read there instead of over SQL
    public static SignalDriver prepare(
            ServerLink link,
            CaptureScope.Pid pid,
            CaptureOptions options,
            Journal journal,
            Optional<Path> folder,
            RecordPairing.Factory pairings)
            throws TraceException {
        if (options.sampleRate() < 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.signal.rate"));
        }
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            ServerFacts facts = ServerFacts.of(connection);
            LogScope scope = new LogScope(pid);
            LogOutput output = LogOutput.of(facts, scope.needs());
            SignalTarget target = SignalTarget.of(connection, link.name(), facts, output, pid.pid());
            SettingPlan plan =
                    LogSettings.plan(connection, facts, scope, options, target.backend(), target.autoExplained());
            return new SignalDriver(link, scope, facts, output, target, plan, journal, folder, pairings);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.settings.look", link.name()), e);
        }
    }

    @Override
    public CapturePlan plan() {
        List<String> notes = new ArrayList<>(settings.notes());
        notes.add(KeptTexts.of("kept.note.program"));
        notes.add(KeptTexts.of("kept.note.signal", target.backend().pid()));
        notes.add(KeptTexts.of("kept.note.reload"));
        return new CapturePlan(
                CaptureRoute.RELOADED_BACKEND, scope.scope().words(), settings.statements(), notes, fidelity());
    }

    @Override
    public Recording recording() {
        return facts.recording(
                link.name(), CaptureRoute.RELOADED_BACKEND, scope.scope().words(), settings.values(), fidelity());
    }

    private List<String> fidelity() {
        List<String> fidelity = new ArrayList<>();
        fidelity.add(KeptTexts.of(
                facts.setting("io_method").equals("worker") ? "kept.fidelity.signal.workers" : "kept.fidelity.signal"));
        fidelity.add(KeptTexts.of("kept.fidelity.stamps"));
        fidelity.add(
                target.autoExplained()
                        ? KeptTexts.of("kept.fidelity.plans.loaded")
                        : KeptTexts.of("kept.fidelity.plans.missing"));
        fidelity.addAll(output.limits());
        return fidelity;
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        FirstRecord first = new FirstRecord(pairings.open(events));
        LogReader reader =
                new LogReader(scope, output, LogCharset.of(facts), first, events, meter, facts::serverMicros);
        try (FollowedLog log = FollowedLog.open(link, output, folder, reader)) {
            SignalWatch watch = new SignalWatch(log.connection(), target.backend());
            try (ArmedSettings armed = ArmedSettings.arm(link, settings, journal)) {
                meter.on();
                Optional<String> fault = Optional.empty();
                while (!stop.isCancelled() && fault.isEmpty() && armed.fault().isEmpty() && !watch.isOver()) {
                    fault = log.poll(stop::isCancelled);
                    if (first.hasCome() && !target.statsAlready()) {
                        armed.withdraw();
                    }
                    log.rest();
                }
                fault.ifPresent(messages::add);
                armed.fault().ifPresent(messages::add);
                watch.reason().ifPresent(messages::add);
                ServerLogDriver.say(armed.restore(), messages);
                log.drain(messages);
            }
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.log.lost", link.name()), e);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE,
                    Texts.get(
                            "server.log.unreadable", folder.map(Path::toString).orElse("")),
                    e);
        }
        return new CaptureEnd(messages);
    }
}
