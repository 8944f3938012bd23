package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureEnd;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.CopyDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Records own statements by the extension pg_trace: starts it in a new session, runs them there, and copies its file
/// over SQL meanwhile.
public final class ExtensionDriver implements CopyDriver {
    private static final String NO_RIGHT = "42501";
    private static final String READABLE =
            "SELECT pg_catalog.pg_has_role(current_user, 'pg_read_server_files', 'USAGE')"
                    + " AND pg_catalog.has_function_privilege("
                    + "'pg_catalog.pg_read_binary_file(text,bigint,bigint,boolean)', 'EXECUTE')";

    private final ServerLink link;
    private final CaptureScript script;
    private final ExtensionFunctions functions;
    private final boolean switchesTimesOff;
    private final RowSink rows;

    private ExtensionDriver(
            ServerLink link,
            CaptureScript script,
            ExtensionFunctions functions,
            boolean switchesTimesOff,
            RowSink rows) {
        this.link = link;
        this.script = script;
        this.functions = functions;
        this.switchesTimesOff = switchesTimesOff;
        this.rows = rows;
    }

    /// Looks whether the extension is there and its file can be read; starts nothing.
    ///
    /// @param rows hears the rows that statements return
    public static ExtensionDriver prepare(ServerLink link, CaptureScript script, RowSink rows) throws TraceException {
        if (script.mode() == TransactionMode.ROLL_BACK) {
            OwnSessionDriver.refuseTransactions(script.statements());
        }
        ExtensionRisks.refuse(script);
        try (Connection connection = link.open("pgtrace plan", Map.of())) {
            ExtensionFunctions functions = ExtensionFunctions.of(connection)
                    .orElseThrow(() -> new TraceException(
                            TraceException.Kind.SERVER, Texts.get("server.extension.none", link.name())));
            boolean on = truth(connection, "SELECT current_setting('track_io_timing') = 'on'");
            ExtensionRisks.requireNoTimes(connection, link.name());
            if (!truth(connection, READABLE)) {
                throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.extension.rights"));
            }
            return new ExtensionDriver(link, script, functions, on, rows);
        } catch (SQLException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.record.look", link.name()), e);
        }
    }

    private static boolean truth(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public CapturePlan plan() {
        return new CapturePlan(
                CaptureRoute.EXTENSION,
                new CaptureScope.OwnSession().words(),
                List.of(),
                notes(),
                List.of(KeptTexts.of("kept.fidelity.extension"), KeptTexts.of("kept.fidelity.extension.guessed")));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(ExtensionRisks.NOTES);
        notes.add(KeptTexts.of("kept.note.extension", functions.start(), functions.stop()));
        return notes;
    }

    @Override
    public CaptureEnd run(Sink sink, CaptureMeter meter, CancelToken stop) throws TraceException {
        Map<String, String> settings = switchesTimesOff ? Map.of("track_io_timing", "off") : Map.of();
        try (Connection connection = link.open("pgtrace console", settings);
                Connection reader = link.open("pgtrace file", Map.of())) {
            ExtensionRisks.requireNew(connection, functions, link.name());
            ExtensionSession session = ExtensionSession.start(connection, functions, reader, sink, meter);
            List<String> messages = session.run(script, rows, stop);
            messages.add(KeptTexts.of("kept.end.file", session.path()));
            return new CaptureEnd(messages);
        } catch (SQLException e) {
            throw new TraceException(
                    TraceException.Kind.SERVER,
                    NO_RIGHT.equals(e.getSQLState())
                            ? Texts.get("server.extension.start", link.name())
                            : Texts.get("server.extension.end", link.name()),
                    e);
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.extension.full"), e);
        }
    }
}
