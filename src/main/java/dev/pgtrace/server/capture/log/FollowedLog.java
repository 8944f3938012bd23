package dev.pgtrace.server.capture.log;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.QuietSession;
import dev.pgtrace.server.probe.PlainLog;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A server's log while it is followed, on a connection of its own. Not thread-safe.
final class FollowedLog implements AutoCloseable {
    private static final long POLL_NANOS = 100_000_000;
    private static final int NETWORK_TIMEOUT_MILLIS = 15_000;
    /// The collector writes what a backend has logged within less; then nothing more comes.
    private static final int LAST_QUIET_POLLS = 5;
    /// The log goes on: the drain at the end must not follow the others for ever.
    private static final int LAST_POLLS = 25;
    /// Nor must a log that grows faster than it is read.
    private static final long LAST_NANOS = 20_000_000_000L;

    private final Connection connection;
    private final LogOutput output;
    private final LogTail tail;
    private final LogReader reader;

    private FollowedLog(Connection connection, LogOutput output, LogTail tail, LogReader reader) {
        this.connection = connection;
        this.output = output;
        this.tail = tail;
        this.reader = reader;
    }

    /// Begins at its end.
    ///
    /// @param folder of the log where it is on this machine
    static FollowedLog open(ServerLink link, LogOutput output, Optional<Path> folder, LogReader reader)
            throws SQLException, IOException, TraceException {
        Connection connection = link.open("pgtrace log", Map.of());
        try {
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            QuietSession.quieten(connection);
            return new FollowedLog(connection, output, LogTail.fromEnd(output.files(connection, folder)), reader);
        } catch (SQLException | IOException | RuntimeException e) {
            try (connection) {
                throw e;
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /// Reads what is new, to its end.
    ///
    /// @param enough told before each further chunk: ends the poll early
    /// @return why the rest of the log cannot be read, a sentence
    Optional<String> poll(BooleanSupplier enough) throws SQLException, IOException {
        tail.poll(reader, enough);
        return reader.hasMetStrangers() ? otherPrefix() : Optional.empty();
    }

    /// After each poll: as that reads to the end, this loses no speed, and does not keep the server busy with handing
    /// out a few lines at a time.
    void rest() {
        LockSupport.parkNanos(POLL_NANOS);
        reader.pause();
    }

    /// Lines that are no records may be a library's; or all lines are other ones than before.
    private Optional<String> otherPrefix() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.current_setting('log_line_prefix')")) {
            row.next();
            return output.plain().map(PlainLog::setting).equals(Optional.of(row.getString(1)))
                    ? Optional.empty()
                    : Optional.of(KeptTexts.of("kept.end.prefix"));
        }
    }

    /// Reads what was logged before now and is written only later.
    ///
    /// @param messages told where that is too much
    void drain(List<String> messages) throws SQLException, IOException {
        int quiet = 0;
        long begun = System.nanoTime();
        for (int polls = 0; polls < LAST_POLLS && quiet < LAST_QUIET_POLLS; polls++) {
            quiet = tail.poll(reader, () -> System.nanoTime() - begun > LAST_NANOS) == 0 ? quiet + 1 : 0;
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (quiet == 0 && System.nanoTime() - begun > LAST_NANOS) {
            messages.add(KeptTexts.of("kept.end.behind"));
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            reader.finish();
        }
    }
}
