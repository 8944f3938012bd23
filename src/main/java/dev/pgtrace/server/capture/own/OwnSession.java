package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.RecordPairing;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/// A connection of ours that tells what its statements do. Not thread-safe; a token cancels a running statement.
final class OwnSession implements AutoCloseable {
    private static final int POLL_MILLIS = 20;
    private static final int PATIENCE_SECONDS = 10;
    /// Rows a piece.
    static final int FETCH_ROWS = 10_000;

    /// All rows at once, which is what lets the server use parallel plans.
    static final int FETCH_ALL = 0;

    private final Connection connection;
    private final ServerFacts facts;
    private final RecordPairing pairing;
    private final CaptureMeter meter;
    private final NoticeClock clock = new NoticeClock();
    private final NoticeRecords records;
    private final boolean explaining;
    private final int fetchRows;

    private OwnSession(
            Connection connection,
            ServerFacts facts,
            Backend backend,
            RecordPairing pairing,
            CaptureMeter meter,
            OwnAccess access,
            int fetchRows) {
        this.fetchRows = fetchRows;
        this.explaining = access == OwnAccess.EXPLAIN || access == OwnAccess.POOLED;
        this.connection = connection;
        this.facts = facts;
        this.pairing = pairing;
        this.meter = meter;
        this.records = new NoticeRecords(backend, clock);
    }

    /// @param fetchRows rows a piece, or [#FETCH_ALL]
    static OwnSession open(
            ServerLink link,
            ServerFacts facts,
            OwnSettings settings,
            RecordPairing pairing,
            CaptureMeter meter,
            int fetchRows)
            throws TraceException, SQLException {
        Connection connection = link.open("pgtrace console", settings.settings());
        try {
            Backend backend = backend(connection, facts);
            if (settings.access() == OwnAccess.FUNCTION) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT trace_on()");
                }
            }
            connection.clearWarnings();
            return new OwnSession(connection, facts, backend, pairing, meter, settings.access(), fetchRows);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Backend backend(Connection connection, ServerFacts facts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        SELECT pid, (extract(epoch FROM backend_start) * 1000000)::bigint, application_name,
                          coalesce(host(client_addr), 'local')
                        FROM pg_catalog.pg_stat_activity WHERE pid = pg_backend_pid()""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Backend(
                    row.getLong(1), row.getLong(2), facts.role(), facts.database(), row.getString(3), row.getString(4));
        }
    }

    /// Runs something in the transaction that the statements run in. Nothing of it is told but the plan of the
    /// statement before, which the server only sends when the next one takes its place.
    void prepare(String sql) throws SQLException {
        connection.setAutoCommit(false);
        List<SQLException> taken = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            Notices.follow(statement.getWarnings(), taken);
        }
        Notices.follow(connection.getWarnings(), taken);
        connection.clearWarnings();
        taken.removeIf(told -> message(told) == null || !NoticeRecords.isPlan(String.valueOf(told.getMessage())));
        tell(taken, "");
        pairing.settle();
    }

    /// Runs a statement to its end and tells all about it.
    Outcome run(
            ScriptStatement source,
            List<@Nullable String> binds,
            TransactionMode mode,
            RowSink rows,
            CancelToken cancel)
            throws SQLException {
        if (!explaining || !ExplainedStatement.can(source)) {
            return runAsItIs(source, binds, mode, rows, cancel);
        }
        ExplainedStatement explained = new ExplainedStatement(source);
        Outcome outcome = runAsItIs(explained.statement(), binds, mode, explained, cancel);
        String message = explained.message();
        if (outcome.failure().isEmpty() && !message.isEmpty()) {
            meter.read(message.length());
            pairing.add(records.of(message));
            pairing.settle();
        }
        return outcome;
    }

    private Outcome runAsItIs(
            ScriptStatement source,
            List<@Nullable String> binds,
            TransactionMode mode,
            RowSink rows,
            CancelToken cancel)
            throws SQLException {
        long begun = System.nanoTime();
        clock.sent(facts.serverMicros());
        Optional<Failure> failure = Optional.empty();
        long count;
        try (StatementRun run = StatementRun.prepare(connection, source, binds, rows, fetchRows)) {
            SQLException fault = runAndListen(run, source.text(), mode, cancel);
            count = run.rows();
            if (fault != null) {
                failure = Optional.of(failure(fault));
            }
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            return new Outcome(-1, 0, Optional.of(failure(e)));
        }
        pairing.settle();
        return new Outcome(count, (System.nanoTime() - begun) / 1000, failure);
    }

    private @Nullable SQLException runAndListen(
            StatementRun run, String source, TransactionMode mode, CancelToken cancel) throws SQLException {
        AtomicReference<@Nullable SQLException> fault = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Notices notices = new Notices(run.statement());
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
        while (!await(done)) {
            tellAll(notices, run, source);
            if (cancel.isCancelled() && !cancelled) {
                cancelled = true;
                run.statement().cancel();
            }
        }
        tellAll(notices, run, source);
        if (connection.isClosed()) {
            SQLException lost = fault.get();
            throw lost == null ? new SQLException("closed") : lost;
        }
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

    /// What came late is taken first, so that nothing that was there before it is told after it.
    private void tellAll(Notices notices, StatementRun run, String source) throws SQLException {
        List<SQLException> late = run.takeLate();
        tell(notices.take(), source);
        tell(late, source);
    }

    private void tell(List<SQLException> messages, String source) {
        for (SQLException told : messages) {
            ServerErrorMessage message = message(told);
            if (message != null) {
                meter.read(String.valueOf(message.getMessage()).length());
                pairing.add(records.of(message, told instanceof PSQLException ? source : ""));
            }
        }
    }

    private static @Nullable ServerErrorMessage message(SQLException told) {
        return switch (told) {
            case PSQLWarning notice -> notice.getServerErrorMessage();
            case PSQLException error -> error.getServerErrorMessage();
            default -> null;
        };
    }

    static Failure failure(SQLException e) {
        ServerErrorMessage message = message(e);
        return new Failure(
                String.valueOf(e.getSQLState()),
                String.valueOf(message == null ? e.getMessage() : message.getMessage()));
    }

    /// Ends the transaction that all statements ran in, without keeping what they did.
    void rollBack() throws SQLException {
        clock.sent(facts.serverMicros());
        connection.rollback();
        List<SQLException> taken = new ArrayList<>();
        Notices.follow(connection.getWarnings(), taken);
        connection.clearWarnings();
        tell(taken, "");
    }

    @Override
    public void close() {
        pairing.finish();
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_SECONDS * 1000);
            connection.close();
        } catch (SQLException e) {
            // Lost already.
        }
    }
}
