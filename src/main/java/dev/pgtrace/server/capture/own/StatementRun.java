package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.capture.RowSink;
import dev.pgtrace.model.capture.TransactionMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/// Runs one statement on the thread of its caller and takes its rows in pieces. Statements that return rows run in a
/// transaction of their own where there is none, since only there rows come in pieces.
final class StatementRun implements AutoCloseable {
    private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES", "TABLE");

    private final Connection connection;
    private final PreparedStatement statement;
    private final RowSink sink;
    private final boolean query;
    private final Queue<SQLException> late = new ConcurrentLinkedQueue<>();
    private long rows = Table.MISSING;

    private StatementRun(Connection connection, PreparedStatement statement, RowSink sink, boolean query) {
        this.connection = connection;
        this.statement = statement;
        this.sink = sink;
        this.query = query;
    }

    /// @param binds     by number; null for NULL
    /// @param fetchSize rows a piece
    static StatementRun prepare(
            Connection connection, ScriptStatement source, List<@Nullable String> binds, RowSink sink, int fetchSize)
            throws SQLException {
        Placeholders placeholders = Placeholders.of(source.text());
        if (placeholders.highest() > binds.size()) {
            throw new SQLException(
                    Texts.get("server.run.values", source.line(), placeholders.highest(), binds.size()), "07001");
        }
        PreparedStatement statement = connection.prepareStatement(placeholders.text());
        try {
            statement.setFetchSize(fetchSize);
            for (int i = 0; i < placeholders.order().size(); i++) {
                statement.setObject(i + 1, binds.get(placeholders.order().get(i) - 1), Types.OTHER);
            }
            return new StatementRun(connection, statement, sink, QUERIES.contains(source.verb()));
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    PreparedStatement statement() {
        return statement;
    }

    /// What came after the notices of the statement itself, in order, taken away: notices of its rows and of the end of
    /// the transaction, and how it failed.
    List<SQLException> takeLate() {
        List<SQLException> taken = new ArrayList<>();
        for (SQLException told = late.poll(); told != null; told = late.poll()) {
            taken.add(told);
        }
        return taken;
    }

    /// Rows returned or changed.
    long rows() {
        return rows;
    }

    /// Runs it to its end.
    ///
    /// @param mode whether its transaction ends with it
    void execute(TransactionMode mode) throws SQLException {
        boolean own = mode == TransactionMode.COMMIT && state() == TransactionState.IDLE;
        connection.setAutoCommit(own && !query);
        try {
            boolean isRows = statement.execute();
            while (isRows || statement.getUpdateCount() >= 0) {
                rows = Math.max(0, rows) + (isRows ? takeRows() : statement.getUpdateCount());
                isRows = statement.getMoreResults();
            }
            if (own && query) {
                connection.commit();
            }
        } catch (SQLException e) {
            late.add(e);
            if (own && query && !connection.isClosed()) {
                connection.rollback();
            }
            throw e;
        } finally {
            if (!connection.isClosed()) {
                if (mode == TransactionMode.COMMIT && state() == TransactionState.IDLE) {
                    connection.setAutoCommit(true);
                }
                take(connection.getWarnings());
                connection.clearWarnings();
            }
        }
    }

    private TransactionState state() throws SQLException {
        return connection.unwrap(PgConnection.class).getTransactionState();
    }

    private long takeRows() throws SQLException {
        long taken = 0;
        try (ResultSet result = statement.getResultSet()) {
            ResultSetMetaData meta = result.getMetaData();
            int width = meta.getColumnCount();
            List<String> names = new ArrayList<>(width);
            for (int i = 1; i <= width; i++) {
                names.add(meta.getColumnLabel(i));
            }
            sink.columns(names);
            while (result.next()) {
                taken++;
                List<@Nullable String> values = new ArrayList<>(width);
                for (int i = 1; i <= width; i++) {
                    values.add(result.getString(i));
                }
                sink.row(values);
                if (result.getWarnings() != null) {
                    take(result.getWarnings());
                    result.clearWarnings();
                }
            }
            take(result.getWarnings());
        }
        return taken;
    }

    private void take(@Nullable SQLWarning first) {
        Notices.follow(first, late);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
