package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.task.CancelToken;
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
            throw new TraceException(
                    TraceException.Kind.SERVER, "What may be recorded on " + link.name() + " cannot be looked at.", e);
        }
    }

    /// Before the first statement has run, not when one is met behind others.
    private static void refuseMissingValues(CaptureScript script) throws TraceException {
        for (ScriptStatement statement : script.statements()) {
            int highest = Placeholders.of(statement.text()).highest();
            if (highest > script.binds().size()) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        "Line " + statement.line() + ": the statement has $" + highest + ", and "
                                + script.binds().size() + " values were given. Give one for each of $1, $2 …");
            }
        }
    }

    static void refuseTransactions(List<ScriptStatement> statements) throws TraceException {
        for (ScriptStatement statement : statements) {
            if (TRANSACTION_VERBS.contains(statement.verb())) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        "Line " + statement.line() + ": " + statement.verb()
                                + " cannot be part of a script that is rolled back as a whole. Remove it, or let the"
                                + " script commit.");
            }
        }
    }

    @Override
    public CapturePlan plan() {
        List<String> notes = new ArrayList<>();
        if (script.mode() == TransactionMode.ROLL_BACK) {
            notes.add("All statements run in one transaction that is rolled back. That does not undo the numbers taken"
                    + " from sequences, what functions do outside of the database, and session locks; until then"
                    + " what they lock is locked.");
        }
        if (settings.settings().containsKey("log_min_messages")) {
            notes.add("Errors of these statements are not written to the server's log.");
        }
        if (settings.settings().containsKey("effective_io_concurrency")) {
            notes.add("effective_io_concurrency = 0 makes the backend read by itself: physical reads become exact, and"
                    + " reading may be slower or faster than usual.");
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
            case FUNCTION ->
                List.of(
                        "What is measured is what the function trace_on() switches on. The server's log gets the same.");
            case EXPLAIN -> explained("the role may not switch them on.");
            case POOLED -> explained("a pooler stands in between. Statements may run on different backends.");
        };
    }

    private static List<String> explained(String reason) {
        return List.of(
                "Plans, rows and blocks are measured by EXPLAIN (ANALYZE), which each statement is run as; it returns no"
                        + " rows.",
                "Times are those of EXPLAIN; PARSE, BIND and FETCH, CPU, physical reads and nested statements are not"
                        + " recorded: " + reason);
    }

    private static List<String> full(OwnSettings settings, ServerFacts facts, CaptureOptions options) {
        List<String> fidelity = new ArrayList<>();
        fidelity.add("Calls, CPU, plans, rows and blocks are measured; failing statements have no plan.");
        boolean workers = facts.setting("io_method").equals("worker") && !options.has(CaptureDetail.EXACT_TIERS);
        fidelity.add("Physical reads are measured for the backend, without parallel workers"
                + (workers ? " and I/O workers, which make most reads here." : "."));
        fidelity.add("Durations are the server's. When a call began is known from our clock; nested statements are laid"
                + " end to end inside the call that ran them.");
        if (!settings.refused().isEmpty()) {
            fidelity.add(
                    "The role may not set " + String.join(", ", settings.refused()) + ": what that gives is missing.");
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
                        .ifPresent(failure -> messages.add("Line " + statement.line() + ": " + failure.message() + " ("
                                + failure.sqlState() + ")."));
                if (outcome.failure().isPresent() && script.mode() == TransactionMode.ROLL_BACK) {
                    break;
                }
            }
            if (script.mode() == TransactionMode.ROLL_BACK) {
                session.rollBack();
            }
        } catch (SQLException e) {
            throw new TraceException(
                    TraceException.Kind.SERVER,
                    "The connection to " + link.name() + " is lost; the recording ends here.",
                    e);
        }
        return new CaptureEnd(messages);
    }
}
