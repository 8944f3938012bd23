package dev.pgtrace.server.experiment;

import dev.pgtrace.base.text.Texts;
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

    /// The plan that the server would choose, as EXPLAIN writes it in JSON. The indexes are gone with the connection.
    static String text(Connection connection, CheckedVariant variant, ParameterSet values) throws SQLException {
        String create = function(connection).orElseThrow(() -> new SQLException(Texts.get("server.ab.hypopg.gone")));
        for (TriedIndex index : variant.variant().indexes()) {
            try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + create + "(?)")) {
                statement.setString(1, index.definition());
                statement.executeQuery().close();
            }
        }
        return Explaining.text(connection, variant.placeholders(), values);
    }
}
