package dev.pgtrace.server.experiment;

import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.model.experiment.ParameterSet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/// Plans statements without running them.
final class Explaining {
    private static final String EXPLAIN = "EXPLAIN (VERBOSE, FORMAT JSON) ";

    private Explaining() {}

    static PlannedStatement plan(Connection connection, Placeholders placeholders, ParameterSet values)
            throws SQLException {
        return PlannedStatement.of(text(connection, placeholders, values));
    }

    static String text(Connection connection, Placeholders placeholders, ParameterSet values) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement(EXPLAIN + placeholders.text())) {
            bind(statement, placeholders, values);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
        }
        return text.toString();
    }

    /// As text without a type: the server finds the types, as for literals.
    static void bind(PreparedStatement statement, Placeholders placeholders, ParameterSet values) throws SQLException {
        for (int i = 0; i < placeholders.order().size(); i++) {
            statement.setObject(i + 1, values.values().get(placeholders.order().get(i) - 1), Types.OTHER);
        }
    }
}
