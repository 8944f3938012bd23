package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// An experiment whose times come from [Noise]; runs in the real order and stops by the real rule.
final class SimulatedExperiment {
    private static final ResultHash ANSWER = new ResultHash(1, 2, true);

    private final ExperimentRequest request;
    private final Noise noise;
    private final double[] factors;
    private final double[] setFactors;

    /// @param factors    of the time of each variant
    /// @param setFactors of the time of each set of parameters
    SimulatedExperiment(StopRule stop, long seed, Noise noise, double[] factors, double[] setFactors) {
        List<Variant> variants = new ArrayList<>();
        for (int v = 0; v < factors.length; v++) {
            variants.add(Variant.of(Character.toString('A' + v), "SELECT " + v));
        }
        ExperimentOptions standard = ExperimentOptions.standard(seed);
        ExperimentOptions options = new ExperimentOptions(
                standard.protocol(),
                standard.warmUps(),
                stop,
                standard.explainedRuns(),
                standard.cache(),
                standard.writes(),
                standard.statementTimeoutMillis(),
                standard.noise(),
                standard.confidence(),
                seed);
        List<ParameterSet> sets = new ArrayList<>();
        for (int s = 0; s < setFactors.length; s++) {
            sets.add(new ParameterSet(List.of(Integer.toString(s))));
        }
        this.request = new ExperimentRequest("simulated", variants, sets, options);
        this.noise = noise;
        this.factors = factors.clone();
        this.setFactors = setFactors.clone();
    }

    static SimulatedExperiment of(StopRule stop, long seed, Noise noise, double factor) {
        return new SimulatedExperiment(stop, seed, noise, new double[] {1, factor}, new double[] {1});
    }

    static StopRule untilWidth(double width, int mostRuns) {
        return new StopRule(OptionalInt.of(mostRuns), Optional.empty(), OptionalDouble.of(width));
    }

    /// The same request with another rule.
    ExperimentRequest request(StopRule rule) {
        ExperimentOptions options = request.options();
        return new ExperimentRequest(
                request.title(),
                request.variants(),
                request.parameters(),
                new ExperimentOptions(
                        options.protocol(),
                        options.warmUps(),
                        rule,
                        options.explainedRuns(),
                        options.cache(),
                        options.writes(),
                        options.statementTimeoutMillis(),
                        options.noise(),
                        options.confidence(),
                        options.seed()));
    }

    Experiment run() {
        RunOrder order = RunOrder.of(request);
        StopDecision stop = new StopDecision(request);
        List<ExperimentRun> runs = new ArrayList<>();
        long clock = 0;
        for (int block = 0; ; block++) {
            for (RunOrder.Slot slot : order.block(block)) {
                double micros = noise.next() * factors[slot.variant()] * setFactors[slot.parameters()];
                runs.add(
                        new ExperimentRun(slot.variant(), slot.parameters(), RunPhase.TIMED, clock, micros, 1, ANSWER));
                clock += (long) micros + 50;
            }
            Optional<ExperimentEnd.Reason> reason =
                    stop.after(block + 1, clock, () -> experiment(runs, ExperimentEnd.Reason.RUNNING));
            if (reason.isPresent()) {
                return experiment(runs, reason.get());
            }
        }
    }

    private Experiment experiment(List<ExperimentRun> runs, ExperimentEnd.Reason end) {
        return new Experiment(
                request,
                new ExperimentServer("simulated", "0", Map.of()),
                0,
                runs,
                List.of(),
                ExperimentEnd.of(end),
                List.of());
    }
}
