package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureDriver;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.RecordPairing;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a statement several times on a connection of its own and records the runs. What they change is rolled back
/// after each, and what was set up in the end.
public final class RepeatedRunsDriver implements CaptureDriver {
    private static final String SAVEPOINT = "SAVEPOINT pgtrace_run";
    private static final String TAKE_BACK = "ROLLBACK TO SAVEPOINT pgtrace_run";

    private final ServerLink link;
    private final RepeatedRuns runs;
    private final ServerFacts facts;
    private final OwnSettings settings;
    private final CaptureOptions options = CaptureOptions.standard();
    private final RecordPairing.Factory pairings;

    private RepeatedRunsDriver(
            ServerLink link,
            RepeatedRuns runs,
            ServerFacts facts,
            OwnSettings settings,
            RecordPairing.Factory pairings) {
        this.link = link;
        this.runs = runs;
        this.facts = facts;
        this.settings = settings;
        this.pairings = pairings;
    }

    /// Looks at what the role may do; runs nothing.
    public static RepeatedRunsDriver prepare(ServerLink link, RepeatedRuns runs, RecordPairing.Factory pairings)
            throws TraceException {
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            ServerFacts facts = ServerFacts.of(connection);
            OwnSettings settings = OwnSettings.of(connection, facts, CaptureOptions.standard());
            return new RepeatedRunsDriver(link, runs, facts, settings, pairings);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.record.look", link.name()), e);
        }
    }

    @Override
    public CapturePlan plan() {
        return new CapturePlan(
                CaptureRoute.OWN_SESSION,
                new CaptureScope.OwnSession().words(),
                runs.setUp(),
                List.of(),
                OwnSessionDriver.fidelity(settings, facts, options));
    }

    @Override
    public Recording recording() {
        return facts.recording(
                link.name(),
                CaptureRoute.OWN_SESSION,
                new CaptureScope.OwnSession().words(),
                settings.settings(),
                OwnSessionDriver.fidelity(settings, facts, options));
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        AtomicBoolean recording = new AtomicBoolean();
        Consumer<TraceEvent> gate = event -> {
            if (recording.get()) {
                events.accept(event);
            }
        };
        try (OwnSession session =
                OwnSession.open(link, facts, settings, pairings.open(gate), meter, OwnSession.FETCH_ALL)) {
            for (String sql : runs.setUp()) {
                session.prepare(sql);
            }
            List<String> messages = new ArrayList<>(run(session, runs.binds().getFirst(), stop));
            recording.set(messages.isEmpty());
            meter.on();
            for (List<@Nullable String> binds : runs.binds()) {
                if (!messages.isEmpty() || stop.isCancelled()) {
                    break;
                }
                messages.addAll(run(session, binds, stop));
            }
            session.prepare("ROLLBACK");
            return new CaptureEnd(messages);
        } catch (SQLException e) {
            throw new TraceException(
                    TraceException.Kind.SERVER,
                    Texts.get(
                            "server.runs.failed",
                            link.name(),
                            OwnSession.failure(e).message()),
                    e);
        }
    }

    /// @return how it failed, a sentence, or nothing
    private List<String> run(OwnSession session, List<@Nullable String> binds, CancelToken stop) throws SQLException {
        session.prepare(SAVEPOINT);
        Outcome outcome = session.run(runs.statement(), binds, TransactionMode.ROLL_BACK, RowSink.NONE, stop);
        session.prepare(TAKE_BACK);
        return outcome.failure().stream()
                .map(failure -> failure.message() + " (" + failure.sqlState() + ").")
                .toList();
    }
}
