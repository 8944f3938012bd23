package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.CopyDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// A session that pg_trace traces, and its file. Statements run on a thread of their own while the file is copied on
/// that of the caller. Not thread-safe.
final class ExtensionSession {
    private static final int POLL_MILLIS = 100;
    private static final int FETCH_ROWS = 10_000;
    private static final String FAILED_TRANSACTION = "25P02";

    private final Connection connection;
    private final ExtensionFunctions functions;
    private final String path;
    private final ServerFile file;
    private final CopyDriver.Sink sink;

    private ExtensionSession(
            Connection connection, ExtensionFunctions functions, String path, ServerFile file, CopyDriver.Sink sink) {
        this.connection = connection;
        this.functions = functions;
        this.path = path;
        this.file = file;
        this.sink = sink;
    }

    /// Starts the trace.
    ///
    /// @param reader reads the file
    static ExtensionSession start(
            Connection connection,
            ExtensionFunctions functions,
            Connection reader,
            CopyDriver.Sink sink,
            CaptureMeter meter)
            throws SQLException {
        // pg_trace sees no executions of plans that the server has kept.
        connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        String path = functions.startIn(connection);
        return new ExtensionSession(connection, functions, path, new ServerFile(reader, path, sink, meter), sink);
    }

    /// Of the file, on the server.
    String path() {
        return path;
    }

    /// Runs statements, stops the trace, and copies the rest of its file.
    ///
    /// @return sentences on statements that failed
    List<String> run(CaptureScript script, RowSink rows, CancelToken stop) throws SQLException, IOException {
        List<String> messages = new ArrayList<>();
        try {
            for (ScriptStatement statement : script.statements()) {
                if (stop.isCancelled()) {
                    break;
                }
                String failure = run(statement, script, rows, stop);
                if (failure != null) {
                    messages.add(failure);
                    if (script.mode() == TransactionMode.ROLL_BACK) {
                        break;
                    }
                }
            }
            if (script.mode() == TransactionMode.ROLL_BACK) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            stop();
        } finally {
            file.copy();
        }
        return messages;
    }

    private void stop() throws SQLException {
        try {
            functions.stopIn(connection);
        } catch (SQLException e) {
            if (!FAILED_TRANSACTION.equals(e.getSQLState())) {
                throw e;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("ROLLBACK");
            }
            functions.stopIn(connection);
        }
    }

    private @Nullable String run(ScriptStatement source, CaptureScript script, RowSink rows, CancelToken stop)
            throws SQLException, IOException {
        try (StatementRun run = StatementRun.prepare(connection, source, script.binds(), rows, FETCH_ROWS)) {
            SQLException fault = runAndCopy(run, script.mode(), stop);
            if (connection.isClosed()) {
                throw fault == null ? new SQLException("closed") : fault;
            }
            sink.executed();
            return fault == null ? null : words(source, fault);
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            return words(source, e);
        }
    }

    private @Nullable SQLException runAndCopy(StatementRun run, TransactionMode mode, CancelToken stop)
            throws SQLException, IOException {
        AtomicReference<@Nullable SQLException> fault = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Tasks.start("pgtrace-statement", () -> {
            try {
                run.execute(mode);
            } catch (SQLException e) {
                fault.set(e);
            } finally {
                done.countDown();
            }
        });
        boolean cancelled = false;
        try {
            while (!await(done)) {
                file.copy();
                if (stop.isCancelled() && !cancelled) {
                    cancelled = true;
                    run.statement().cancel();
                }
            }
        } catch (SQLException | IOException e) {
            // The copy is lost, and the statement with it: the session ends.
            connection.abort(Runnable::run);
            throw e;
        }
        file.copy();
        return fault.get();
    }

    private static boolean await(CountDownLatch done) {
        try {
            return done.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String words(ScriptStatement source, SQLException fault) {
        return KeptTexts.of(
                "kept.run.line", source.line(), OwnSession.failure(fault).message(), fault.getSQLState());
    }
}
