package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.ResultHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.postgresql.PGStatement;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/// A statement of a variant on a connection in a transaction.
///
/// While it is timed, all rows are received, as the driver does for programs; they are held until the clock is stopped
/// and never looked at. Pieces would need a portal, and that keeps the server from parallel plans. What rows hold is
/// looked at in other runs, where they come in pieces, and as text, whatever the driver has switched to meanwhile.
final class TimedStatement implements AutoCloseable {
    private static final int FETCH_ROWS = 1_000;
    private static final int ALWAYS_PREPARED = 1;
    private static final int NEVER_PREPARED = 0;

    private final PgConnection connection;
    private final CheckedVariant variant;
    private final PreparedStatement statement;
    private final BaseStatement runnable;

    private TimedStatement(PgConnection connection, CheckedVariant variant, PreparedStatement statement)
            throws SQLException {
        this.connection = connection;
        this.variant = variant;
        this.statement = statement;
        this.runnable = statement.unwrap(BaseStatement.class);
    }

    static TimedStatement prepare(Connection connection, CheckedVariant variant, Protocol protocol)
            throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(variant.placeholders().text());
        statement
                .unwrap(PGStatement.class)
                .setPrepareThreshold(protocol == Protocol.SIMPLE ? NEVER_PREPARED : ALWAYS_PREPARED);
        return new TimedStatement(connection.unwrap(PgConnection.class), variant, statement);
    }

    /// As the server has it.
    String text() {
        return variant.placeholders().numbered();
    }

    void bind(ParameterSet values) throws SQLException {
        Explaining.bind(statement, variant.placeholders(), values);
    }

    /// Runs it with what was bound.
    Measured run() throws SQLException {
        long start = System.nanoTime();
        runnable.executeWithFlags(QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS);
        long elapsed = System.nanoTime() - start;
        return new Measured(start, elapsed, rows(), ResultHash.NONE);
    }

    /// The count that the server sends after the rows.
    private long rows() throws SQLException {
        long rows = 0;
        boolean more = true;
        while (more) {
            long count = statement.getLargeUpdateCount();
            rows += Math.max(0, count);
            more = statement.getMoreResults() || statement.getLargeUpdateCount() >= 0;
        }
        return rows;
    }

    /// Runs it and looks at what it returns, in pieces.
    Measured answer(ParameterSet values) throws SQLException {
        PreferQueryMode mode = connection.getPreferQueryMode();
        connection.getQueryExecutor().setPreferQueryMode(PreferQueryMode.EXTENDED);
        try (PreparedStatement reading =
                connection.prepareStatement(variant.placeholders().text())) {
            reading.unwrap(PGStatement.class).setPrepareThreshold(NEVER_PREPARED);
            reading.setFetchSize(FETCH_ROWS);
            Explaining.bind(reading, variant.placeholders(), values);
            long start = System.nanoTime();
            boolean isRows = reading.execute();
            RowDigest digest = new RowDigest();
            long rows = isRows ? digest(reading, digest) : Math.max(0, reading.getLargeUpdateCount());
            return new Measured(start, System.nanoTime() - start, rows, digest.hash());
        } finally {
            connection.getQueryExecutor().setPreferQueryMode(mode);
        }
    }

    private static long digest(PreparedStatement reading, RowDigest digest) throws SQLException {
        long count = 0;
        try (ResultSet rows = reading.getResultSet()) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= width; i++) {
                    digest.value(rows.getString(i));
                }
                digest.endRow();
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
