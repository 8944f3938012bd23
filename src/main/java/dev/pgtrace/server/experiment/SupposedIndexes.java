package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.server.ServerLink;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/// What the planner would do if indexes were there.
///
/// @param cost of the plan, in the planner's units
/// @param text output of EXPLAIN in JSON
public record SupposedIndexes(double cost, String text) {
    /// Plans a variant; with the first set of parameters.
    public static SupposedIndexes plan(ServerLink link, CheckedExperiment experiment, int variant)
            throws TraceException {
        CheckedVariant checked = experiment.variants().get(variant);
        ParameterSet values = experiment.request().parameters().getFirst();
        try (Connection connection = link.open("pgtrace experiment plan", Map.of())) {
            connection.setAutoCommit(false);
            VariantSettings.apply(connection, checked.variant());
            String text = checked.isPlannedOnly()
                    ? HypotheticalPlans.text(connection, checked, values)
                    : Explaining.text(connection, checked.placeholders(), values);
            connection.rollback();
            return new SupposedIndexes(PlannedStatement.of(text).cost(), text);
        } catch (SQLException e) {
            throw Faults.of(checked.name(), Texts.get("server.ab.notPlanned"), e);
        }
    }
}
