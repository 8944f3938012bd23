package dev.pgtrace.analysis.experiment;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.StopRule;
import java.util.Optional;
import java.util.function.Supplier;

/// Whether an experiment has run long enough; asked after each block of [RunOrder]. The width of the interval is only
/// looked at after certain numbers of pairs, and the intervals of [ExperimentAnalysis] are wider for it (see `Looks`).
public final class StopDecision {
    /// Where a width is never reached, an end all the same.
    public static final int MOST_RUNS = 100_000;

    private final StopRule rule;
    private final Looks looks;

    public StopDecision(ExperimentRequest request) {
        this.rule = request.options().stop();
        this.looks = new Looks(request.parameters().size());
    }

    /// @param runs          timed runs of each variant
    /// @param elapsedMicros since the first timed run
    /// @param soFar         asked for only when the interval is looked at
    /// @return why to stop, or empty to go on
    public Optional<ExperimentEnd.Reason> after(long runs, long elapsedMicros, Supplier<Experiment> soFar) {
        if (rule.intervalWidth().isPresent() && looks.isLook(runs) && isNarrow(soFar.get())) {
            return Optional.of(ExperimentEnd.Reason.INTERVAL);
        }
        if (runs >= rule.runs().orElse(MOST_RUNS)) {
            return Optional.of(ExperimentEnd.Reason.RUNS);
        }
        if (rule.budget().isPresent() && elapsedMicros >= rule.budget().get().toNanos() / 1000) {
            return Optional.of(ExperimentEnd.Reason.TIME);
        }
        return Optional.empty();
    }

    private boolean isNarrow(Experiment experiment) {
        double wished = rule.intervalWidth().orElseThrow();
        return ExperimentAnalysis.ratios(experiment).stream()
                .allMatch(ratio -> ratio.isKnown() && ratio.halfWidth() <= wished);
    }
}
