package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;

/// Requests for tests.
final class Requests {
    private Requests() {}

    static ExperimentOptions options(Protocol protocol, ExperimentOptions.Writes writes) {
        return new ExperimentOptions(
                protocol, 3, StopRule.runs(10), 2, ExperimentOptions.CacheState.AS_FOUND, writes, 5_000, 0.01, 0.95, 1);
    }

    static ExperimentRequest of(Variant... variants) {
        return new ExperimentRequest(
                "test",
                List.of(variants),
                List.of(ParameterSet.NONE),
                options(Protocol.PREPARED, ExperimentOptions.Writes.ROLLED_BACK));
    }

    static ExperimentRequest with(ExperimentRequest request, List<ParameterSet> parameters) {
        return new ExperimentRequest(request.title(), request.variants(), parameters, request.options());
    }

    static ExperimentRequest with(ExperimentRequest request, ExperimentOptions options) {
        return new ExperimentRequest(request.title(), request.variants(), request.parameters(), options);
    }
}
