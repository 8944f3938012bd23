package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/// Asks a server for sets of parameters.
public final class ParameterQuery {
    private ParameterQuery() {}

    /// The rows of a query, in a transaction that may only read.
    public static List<ParameterSet> run(ServerLink link, String sql, int mostSets, CancelToken cancel)
            throws TraceException {
        List<ScriptStatement> statements = SqlScript.split(sql);
        if (statements.size() != 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.parameters.one"));
        }
        try (Connection connection = link.open("pgtrace experiment plan", Map.of());
                StatementCancel watch = StatementCancel.watch(cancel)) {
            watch.busy(connection);
            connection.setAutoCommit(false);
            try (Statement begin = connection.createStatement()) {
                begin.execute("SET TRANSACTION READ ONLY");
            }
            List<ParameterSet> sets = sets(connection, statements.getFirst().text(), mostSets);
            connection.rollback();
            return sets;
        } catch (SQLException e) {
            cancel.check();
            throw Faults.of(Texts.get("server.parameters.query"), "failed", e);
        }
    }

    private static List<ParameterSet> sets(Connection connection, String sql, int mostSets)
            throws SQLException, TraceException {
        List<ParameterSet> sets = new ArrayList<>();
        // Values are wanted as text, also of types that come in binary.
        try (PreparedStatement statement =
                connection.prepareStatement(Placeholders.of(sql).text())) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            statement.setFetchSize(1_000);
            if (!statement.execute()) {
                throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.parameters.noRows"));
            }
            try (ResultSet rows = statement.getResultSet()) {
                int width = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    if (sets.size() == mostSets) {
                        throw new TraceException(
                                TraceException.Kind.USAGE, Texts.get("server.parameters.many", mostSets));
                    }
                    List<@Nullable String> values = new ArrayList<>(width);
                    for (int i = 1; i <= width; i++) {
                        values.add(rows.getString(i));
                    }
                    sets.add(new ParameterSet(values));
                }
            }
        }
        if (sets.isEmpty()) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("server.parameters.noRow"));
        }
        return sets;
    }
}
