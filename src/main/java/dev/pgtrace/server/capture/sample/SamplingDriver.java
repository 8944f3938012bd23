package dev.pgtrace.server.capture.sample;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.DirectBackend;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Records one running backend by looking at it again and again. Writes nothing to the server.
public final class SamplingDriver implements CaptureDriver {
    private static final long STANDARD_MICROS = 10_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 30_000;

    private final ServerLink link;
    private final CaptureScope.Pid scope;
    private final ServerFacts facts;
    private final Backend backend;
    private final long everyMicros;
    private final boolean countsReads;

    private SamplingDriver(
            ServerLink link,
            CaptureScope.Pid scope,
            ServerFacts facts,
            Backend backend,
            long everyMicros,
            boolean countsReads) {
        this.link = link;
        this.scope = scope;
        this.facts = facts;
        this.backend = backend;
        this.everyMicros = everyMicros;
        this.countsReads = countsReads;
    }

    /// Looks whether the backend is there and may be seen.
    public static SamplingDriver prepare(ServerLink link, CaptureScope.Pid scope, CaptureOptions options)
            throws TraceException {
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            DirectBackend.require(connection, link);
            ServerFacts facts = ServerFacts.of(connection);
            try (ActivityReader reader = ActivityReader.ofPid(connection, facts, scope.pid())) {
                Backend backend = reader.backend(scope.pid())
                        .orElseThrow(() -> new TraceException(
                                TraceException.Kind.SERVER,
                                Texts.get("server.sample.noSession", link.name(), scope.pid())));
                if (reader.look().stream().anyMatch(activity -> activity.state().isEmpty())) {
                    throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.sample.right", scope.pid()));
                }
                Optional<ProcessIo> io = ProcessIo.of(connection, scope.pid());
                long every = options.waitSampleMicros() == 0 ? STANDARD_MICROS : options.waitSampleMicros();
                return new SamplingDriver(link, scope, facts, backend, every, io.isPresent());
            }
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.sample.look", link.name()), e);
        }
    }

    @Override
    public CapturePlan plan() {
        return new CapturePlan(CaptureRoute.SAMPLING, scope.words(), List.of(), List.of(), fidelity());
    }

    @Override
    public Recording recording() {
        return facts.recording(link.name(), CaptureRoute.SAMPLING, scope.words(), Map.of(), fidelity());
    }

    private List<String> fidelity() {
        List<String> fidelity = new ArrayList<>();
        fidelity.add(KeptTexts.of("kept.sample.every", everyMicros / 1000.0));
        fidelity.add(KeptTexts.of("kept.sample.began"));
        fidelity.add(KeptTexts.of("kept.sample.waits", facts.setting("track_activity_query_size")));
        fidelity.add(
                countsReads
                        ? KeptTexts.of(
                                facts.setting("io_method").equals("worker")
                                        ? "kept.sample.reads.workers"
                                        : "kept.sample.reads")
                        : KeptTexts.of("kept.sample.noReads"));
        if (BackendStatistics.areCounted(facts)) {
            fidelity.add(KeptTexts.of("kept.sample.backend"));
        }
        return fidelity;
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        try (Connection connection = link.open("pgtrace sampling", Map.of());
                ActivityReader reader = ActivityReader.ofPid(connection, facts, scope.pid())) {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            Optional<ProcessIo> io = countsReads ? ProcessIo.of(connection, scope.pid()) : Optional.empty();
            SampledBackend sampled = new SampledBackend(backend, events, read(io));
            Optional<BackendStatistics> counts = BackendStatistics.begin(connection, facts, scope.pid());
            meter.on();
            if (sample(reader, sampled, io, counts, meter, stop)) {
                messages.add(KeptTexts.of("kept.end.session"));
            }
            sampled.finish();
            if (counts.isPresent()) {
                String words = counts.get().end().words();
                events.accept(new NoteEvent(facts.serverMicros(), scope.pid(), "LOG", Optional.empty(), words));
            }
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.own.lost", link.name()), e);
        }
        return new CaptureEnd(messages);
    }

    /// @return whether the backend is gone
    private boolean sample(
            ActivityReader reader,
            SampledBackend sampled,
            Optional<ProcessIo> io,
            Optional<BackendStatistics> counts,
            CaptureMeter meter,
            CancelToken stop)
            throws SQLException {
        long next = System.nanoTime();
        long lastMicros = facts.serverMicros();
        while (!stop.isCancelled()) {
            List<Activity> seen = reader.look();
            if (seen.isEmpty()) {
                return true;
            }
            Activity activity = seen.getFirst();
            sampled.add(
                    activity,
                    Math.max(0, activity.atMicros() - lastMicros),
                    sampled.changes(activity) ? read(io) : Optional.empty());
            lastMicros = activity.atMicros();
            if (counts.isPresent()) {
                counts.get().look();
            }
            meter.read(activity.query().length());
            next = Math.max(next + everyMicros * 1000, System.nanoTime());
            LockSupport.parkNanos(next - System.nanoTime());
        }
        return false;
    }

    private static Optional<ProcessIo.Counted> read(Optional<ProcessIo> io) throws SQLException {
        return io.isPresent() ? io.get().read() : Optional.empty();
    }
}
