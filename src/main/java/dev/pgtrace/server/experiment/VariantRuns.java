package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.server.capture.own.RepeatedRuns;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a variant is run with instruments: as when it was timed, on another connection.
public final class VariantRuns {
    private VariantRuns() {}

    /// @param generic whether the timed runs came to use a plan for all values
    public static RepeatedRuns of(CheckedExperiment experiment, int variant, boolean generic) {
        CheckedVariant checked = experiment.variants().get(variant);
        ExperimentOptions options = experiment.request().options();
        Protocol protocol = generic ? Protocol.PREPARED_GENERIC : options.protocol();
        List<String> setUp = new ArrayList<>();
        for (TriedIndex index : checked.realIndexes()) {
            setUp.add("SET LOCAL lock_timeout = '" + Lane.LOCK_PATIENCE + "'");
            setUp.add(index.definition());
            setUp.add("SET LOCAL lock_timeout TO DEFAULT");
        }
        setUp.add("SET LOCAL statement_timeout = " + options.statementTimeoutMillis()
                + VariantSettings.all(checked.variant(), protocol));
        if (options.writes() == ExperimentOptions.Writes.REFUSED) {
            setUp.add("SET TRANSACTION READ ONLY");
        }
        List<List<@Nullable String>> binds = new ArrayList<>();
        for (int i = 0; i < options.explainedRuns(); i++) {
            int sets = experiment.request().parameters().size();
            binds.add(experiment.request().parameters().get(i % sets).values());
        }
        return new RepeatedRuns(setUp, checked.statement(), binds);
    }
}
