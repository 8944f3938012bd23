package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Has a server look at variants: it plans them, and runs none.
final class VariantCheck {
    /// Volatile, and yet they change nothing.
    private static final List<String> HARMLESS = List.of(
            "random",
            "random_normal",
            "clock_timestamp",
            "timeofday",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "pg_sleep",
            "pg_sleep_for",
            "pg_sleep_until",
            "nextval",
            "setval",
            "currval",
            "lastval");
    private static final Set<String> SEQUENCES = Set.of("nextval", "setval");
    private static final String VOLATILE =
            "SELECT DISTINCT proname::text FROM pg_catalog.pg_proc WHERE proname = ANY (?) AND provolatile = 'v'"
                    + " AND NOT (pronamespace = 'pg_catalog'::regnamespace AND proname = ANY (?)) ORDER BY 1";

    private final Connection connection;
    private final ExperimentRequest request;

    /// @param connection in a transaction that is rolled back afterwards
    VariantCheck(Connection connection, ExperimentRequest request) {
        this.connection = connection;
        this.request = request;
    }

    CheckedVariant check(int index, ScriptStatement statement) throws TraceException {
        Variant variant = request.variants().get(index);
        try {
            VariantSettings.apply(connection, variant);
            requirePlanner(variant);
            Effects effects = effects(statement);
            if (effects.writes() && request.options().writes() == ExperimentOptions.Writes.REFUSED) {
                throw VariantText.fault(variant, Texts.get("server.ab.refused"));
            }
            connection.rollback();
            return new CheckedVariant(index, variant, statement, Placeholders.of(statement.text()), effects);
        } catch (SQLException e) {
            throw Faults.of(variant.name(), Texts.get("server.ab.notRun"), e);
        }
    }

    private void requirePlanner(Variant variant) throws SQLException, TraceException {
        boolean wanted = variant.indexes().stream().anyMatch(index -> index.kind() == TriedIndex.Kind.HYPOTHETICAL);
        if (wanted && HypotheticalPlans.function(connection).isEmpty()) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.ab.hypopg", variant.name()));
        }
    }

    private Effects effects(ScriptStatement statement) throws SQLException {
        if (!VariantText.PLANNABLE.contains(statement.verb())) {
            return new Effects(false, List.of(statement.verb()), false, List.of());
        }
        ParameterSet first = request.parameters().getFirst();
        PlannedStatement planned = Explaining.plan(connection, Placeholders.of(statement.text()), first);
        List<String> volatiles = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(VOLATILE)) {
            query.setArray(
                    1, connection.createArrayOf("name", planned.functions().toArray()));
            query.setArray(2, connection.createArrayOf("name", HARMLESS.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    volatiles.add(rows.getString(1));
                }
            }
        }
        boolean sequences = planned.functions().stream().anyMatch(SEQUENCES::contains);
        return new Effects(planned.writes(), volatiles, sequences, planned.relationList());
    }
}
