package dev.pgtrace.server.capture.sample;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.server.capture.ServerFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// What the server itself counts for one backend, since PostgreSQL 18: also what I/O workers read for it, which `/proc`
/// does not count. The counts move at the end of a transaction and once a second at most, so they are figures of the
/// session: they cannot be split over its statements.
final class BackendStatistics implements AutoCloseable {
    private static final int FIRST_VERSION = 18;
    private static final int LOOK_NANOS = 1_000_000_000;

    private final PreparedStatement read;
    private final Counted begin;
    private Counted last;
    private long lookedNanos;

    /// @param hits       blocks found in shared or local buffers
    /// @param readBytes  read from outside for relations, temporary ones too
    /// @param writeBytes written and extended by the backend itself
    /// @param walRecords of the write-ahead log
    /// @param walBytes   of the write-ahead log
    record Counted(long hits, long readBytes, long writeBytes, long walRecords, long walBytes) {
        Counted minus(Counted other) {
            return new Counted(
                    hits - other.hits,
                    readBytes - other.readBytes,
                    writeBytes - other.writeBytes,
                    walRecords - other.walRecords,
                    walBytes - other.walBytes);
        }

        /// A sentence.
        String words() {
            return KeptTexts.of("kept.sample.counted", hits, readBytes, writeBytes, walRecords, walBytes);
        }
    }

    private BackendStatistics(PreparedStatement read, Counted begin) {
        this.read = read;
        this.begin = begin;
        this.last = begin;
        this.lookedNanos = System.nanoTime();
    }

    /// Whether servers of this version count it.
    static boolean areCounted(ServerFacts facts) {
        return facts.major() >= FIRST_VERSION;
    }

    /// Begins to count; empty where the server does not, or the backend is gone.
    static Optional<BackendStatistics> begin(Connection connection, ServerFacts facts, long pid) throws SQLException {
        if (!areCounted(facts)) {
            return Optional.empty();
        }
        PreparedStatement read = connection.prepareStatement("""
                SELECT coalesce(sum(io.hits), 0)::bigint, coalesce(sum(io.read_bytes), 0)::bigint,
                  (coalesce(sum(io.write_bytes), 0) + coalesce(sum(io.extend_bytes), 0))::bigint,
                  (SELECT wal_records FROM pg_catalog.pg_stat_get_backend_wal(%1$d)),
                  (SELECT wal_bytes::bigint FROM pg_catalog.pg_stat_get_backend_wal(%1$d))
                FROM pg_catalog.pg_stat_get_backend_io(%1$d) io WHERE io.object <> 'wal'
                HAVING count(*) > 0""".formatted(pid));
        Optional<Counted> first = read(read);
        if (first.isEmpty()) {
            read.close();
        }
        return first.map(counted -> new BackendStatistics(read, counted));
    }

    private static Optional<Counted> read(PreparedStatement read) throws SQLException {
        try (ResultSet row = read.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Counted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                    : Optional.empty();
        }
    }

    /// Looks again after a second: what a backend that ends has counted goes with it.
    void look() throws SQLException {
        long now = System.nanoTime();
        if (now - lookedNanos >= LOOK_NANOS) {
            lookedNanos = now;
            last = read(read).orElse(last);
        }
    }

    /// What was counted since the beginning, as far as the server has told.
    Counted end() throws SQLException {
        last = read(read).orElse(last);
        return last.minus(begin);
    }

    @Override
    public void close() throws SQLException {
        read.close();
    }
}
