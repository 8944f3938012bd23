package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentOptions.CacheState;
import dev.pgtrace.model.experiment.ExperimentOptions.Writes;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.server.ServerLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts experiments for tests together and runs them.
final class Experiments {
    private final List<Variant> variants = new ArrayList<>();
    private List<ParameterSet> parameters = List.of(ParameterSet.NONE);
    private StopRule stop = StopRule.runs(12);
    private Writes writes = Writes.ROLLED_BACK;
    private CacheState cache = CacheState.AS_FOUND;
    private Protocol protocol = Protocol.PREPARED;
    private long timeoutMillis = 20_000;
    private int explainedRuns;
    private long seed = 1;

    Experiments variant(String name, String sql) {
        variants.add(Variant.of(name, sql));
        return this;
    }

    Experiments variant(String name, String sql, Map<String, String> settings) {
        variants.add(new Variant(name, sql, settings, List.of()));
        return this;
    }

    Experiments indexed(String name, String sql, TriedIndex.Kind kind, String definition) {
        variants.add(new Variant(name, sql, Map.of(), List.of(new TriedIndex(definition, kind))));
        return this;
    }

    Experiments parameters(ParameterSet... sets) {
        parameters = List.of(sets);
        return this;
    }

    Experiments stop(StopRule rule) {
        stop = rule;
        return this;
    }

    Experiments writes(Writes what) {
        writes = what;
        return this;
    }

    Experiments cache(CacheState state) {
        cache = state;
        return this;
    }

    Experiments protocol(Protocol how) {
        protocol = how;
        return this;
    }

    Experiments timeoutMillis(long millis) {
        timeoutMillis = millis;
        return this;
    }

    Experiments explainedRuns(int runs) {
        explainedRuns = runs;
        return this;
    }

    Experiments seed(long value) {
        seed = value;
        return this;
    }

    ExperimentRequest request() {
        return new ExperimentRequest(
                "test",
                variants,
                parameters,
                new ExperimentOptions(
                        protocol, 5, stop, explainedRuns, cache, writes, timeoutMillis, 0.01, 0.95, seed));
    }

    RunExperiment prepare(ServerLink link) throws TraceException {
        return RunExperiment.prepare(link, false, request(), new CancelToken());
    }

    Experiment run(ServerLink link) throws TraceException {
        return prepare(link).run(experiment -> {}, Progress.NONE, new CancelToken());
    }
}
