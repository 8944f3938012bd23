package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.TriedIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// Plans with indexes that only the planner of one session knows (extension hypopg).
final class HypotheticalPlans {
    private static final String FIND = "SELECT pg_catalog.quote_ident(n.nspname) FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'hypopg'";

    private HypotheticalPlans() {}

    /// `public.hypopg_create_index`, or empty without the extension.
    static Optional<String> function(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIND)) {
            return row.next() ? Optional.of(row.getString(1) + ".hypopg_create_index") : Optional.empty();
        }
    }

    /// The plan that the server would choose.
    static PlannedStatement plan(Connection connection, CheckedVariant variant, ParameterSet values)
            throws SQLException {
        String create = function(connection).orElseThrow(() -> new SQLException("hypopg is gone"));
        String reset = create.replace("hypopg_create_index", "hypopg_reset()");
        try {
            for (TriedIndex index : variant.variant().indexes()) {
                try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + create + "(?)")) {
                    statement.setString(1, index.definition());
                    statement.executeQuery().close();
                }
            }
            return Explaining.plan(connection, variant.placeholders(), values);
        } finally {
            if (!connection.isClosed()) {
                connection.rollback();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT " + reset);
                }
            }
        }
    }
}
