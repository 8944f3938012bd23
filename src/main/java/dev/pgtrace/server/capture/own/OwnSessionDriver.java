package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureOptions;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
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
import java.util.Set;
import java.util.function.Consumer;

/// Runs a script on a connection of its own and records it. Nothing is written to the server's settings.
public final class OwnSessionDriver implements CaptureDriver {
    private static final Set<String> TRANSACTION_VERBS = Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT");

    private final ServerLink link;
    private final CaptureScript script;
    private final ServerFacts facts;
    private final OwnSettings settings;
    private final CaptureOptions options;
    private final RowSink rows;
    private final RecordPairing.Factory pairings;

    private OwnSessionDriver(
            ServerLink link,
            CaptureScript script,
            ServerFacts facts,
            OwnSettings settings,
            CaptureOptions options,
            RowSink rows,
            RecordPairing.Factory pairings) {
        this.link = link;
        this.script = script;
        this.facts = facts;
        this.settings = settings;
        this.options = options;
        this.rows = rows;
        this.pairings = pairings;
    }

    /// Looks at what the role may do; runs nothing.
    ///
    /// @param rows hears the rows that statements return
    public static OwnSessionDriver prepare(
            ServerLink link, CaptureScript script, CaptureOptions options, RowSink rows, RecordPairing.Factory pairings)
            throws TraceException {
        if (script.mode() == TransactionMode.ROLL_BACK) {
            refuseTransactions(script.statements());
        }
        refuseMissingValues(script);
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            ServerFacts facts = ServerFacts.of(connection);
            OwnSettings settings = OwnSettings.of(connection, facts, options);
            return new OwnSessionDriver(link, script, facts, settings, options, rows, pairings);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.record.look", link.name()), e);
        }
    }

    /// Before the first statement has run, not when one is met behind others.
    private static void refuseMissingValues(CaptureScript script) throws TraceException {
        for (ScriptStatement statement : script.statements()) {
            int highest = Placeholders.of(statement.text()).highest();
            if (highest > script.binds().size()) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        Texts.get(
                                "server.script.values",
                                statement.line(),
                                highest,
                                script.binds().size()));
            }
        }
    }

    static void refuseTransactions(List<ScriptStatement> statements) throws TraceException {
        for (ScriptStatement statement : statements) {
            if (TRANSACTION_VERBS.contains(statement.verb())) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        Texts.get("server.script.rolledBack", statement.line(), statement.verb()));
            }
        }
    }

    @Override
    public CapturePlan plan() {
        List<String> notes = new ArrayList<>();
        if (script.mode() == TransactionMode.ROLL_BACK) {
            notes.add(KeptTexts.of("kept.note.rolledBack"));
        }
        if (settings.settings().containsKey("log_min_messages")) {
            notes.add(KeptTexts.of("kept.note.errors"));
        }
        if (settings.settings().containsKey("effective_io_concurrency")) {
            notes.add(KeptTexts.of("kept.note.exact"));
        }
        return new CapturePlan(CaptureRoute.OWN_SESSION, scope(), List.of(), notes, fidelity());
    }

    @Override
    public Recording recording() {
        return facts.recording(link.name(), CaptureRoute.OWN_SESSION, scope(), settings.settings(), fidelity());
    }

    private static String scope() {
        return new CaptureScope.OwnSession().words();
    }

    private List<String> fidelity() {
        return fidelity(settings, facts, options);
    }

    static List<String> fidelity(OwnSettings settings, ServerFacts facts, CaptureOptions options) {
        return switch (settings.access()) {
            case SETTINGS -> full(settings, facts, options);
            case FUNCTION -> List.of(KeptTexts.of("kept.fidelity.function"));
            case EXPLAIN -> explained(KeptTexts.of("kept.fidelity.mayNot"));
            case POOLED -> explained(KeptTexts.of("kept.fidelity.pooler"));
        };
    }

    private static List<String> explained(String reason) {
        return List.of(KeptTexts.of("kept.fidelity.explain"), KeptTexts.of("kept.fidelity.explain.times", reason));
    }

    private static List<String> full(OwnSettings settings, ServerFacts facts, CaptureOptions options) {
        List<String> fidelity = new ArrayList<>();
        fidelity.add(KeptTexts.of("kept.fidelity.own"));
        boolean workers = facts.setting("io_method").equals("worker") && !options.has(CaptureDetail.EXACT_TIERS);
        fidelity.add(KeptTexts.of(workers ? "kept.fidelity.reads.workers" : "kept.fidelity.reads"));
        fidelity.add(KeptTexts.of("kept.fidelity.durations"));
        if (!settings.refused().isEmpty()) {
            fidelity.add(KeptTexts.of("kept.fidelity.refused", String.join(", ", settings.refused())));
        }
        return fidelity;
    }

    @Override
    public CaptureEnd run(Consumer<TraceEvent> events, CaptureMeter meter, CancelToken stop) throws TraceException {
        List<String> messages = new ArrayList<>();
        try (OwnSession session =
                OwnSession.open(link, facts, settings, pairings.open(events), meter, OwnSession.FETCH_ROWS)) {
            meter.on();
            for (ScriptStatement statement : script.statements()) {
                if (stop.isCancelled()) {
                    break;
                }
                Outcome outcome = session.run(statement, script.binds(), script.mode(), rows, stop);
                outcome.failure()
                        .ifPresent(failure -> messages.add(KeptTexts.of(
                                "kept.run.line", statement.line(), failure.message(), failure.sqlState())));
                if (outcome.failure().isPresent() && script.mode() == TransactionMode.ROLL_BACK) {
                    break;
                }
            }
            if (script.mode() == TransactionMode.ROLL_BACK) {
                session.rollBack();
            }
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.own.lost", link.name()), e);
        }
        return new CaptureEnd(messages);
    }
}
