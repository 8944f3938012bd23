package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd.Reason;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.StopRule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StopDecisionTest {
    @Test
    void stopsAtTheNumberOfRuns() {
        StopDecision decision = new StopDecision(request(StopRule.runs(100)));
        assertThat(decision.after(99, 0, StopDecisionTest::none)).isEmpty();
        assertThat(decision.after(100, 0, StopDecisionTest::none)).contains(Reason.RUNS);
    }

    @Test
    void stopsWhenTheTimeIsUsedUp() {
        StopRule rule = new StopRule(OptionalInt.empty(), Optional.of(Duration.ofSeconds(60)), OptionalDouble.empty());
        StopDecision decision = new StopDecision(request(rule));
        assertThat(decision.after(5, 59_999_999, StopDecisionTest::none)).isEmpty();
        assertThat(decision.after(5, 60_000_000, StopDecisionTest::none)).contains(Reason.TIME);
    }

    @Test
    void stopsAtTheFirstPlannedLookWhereTheIntervalIsNarrow() {
        Experiment experiment = SimulatedExperiment.of(
                        SimulatedExperiment.untilWidth(0.05, 10_000), 1, Noise.realistic(1), 1.5)
                .run();
        assertThat(experiment.end().reason()).isEqualTo(Reason.INTERVAL);
        int pairs = experiment.runs().size() / 2;
        assertThat(new Looks(1).isLook(pairs)).isTrue();
        Interval ratio =
                ExperimentAnalysis.of(experiment).comparisons().getFirst().ratio();
        assertThat(ratio.halfWidth()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void endsWhereTheIntervalNeverGetsNarrow() {
        StopDecision decision =
                new StopDecision(request(new StopRule(OptionalInt.empty(), Optional.empty(), OptionalDouble.of(1e-9))));
        assertThat(decision.after(StopDecision.MOST_RUNS - 1, 0, StopDecisionTest::none))
                .isEmpty();
        assertThat(decision.after(StopDecision.MOST_RUNS, 0, StopDecisionTest::none))
                .contains(Reason.RUNS);
    }

    @Test
    void looksAtRoundsOfAllParameters() {
        assertThat(IntStream.rangeClosed(1, 6).mapToLong(new Looks(1)::pairs))
                .containsExactly(20L, 30L, 45L, 68L, 101L, 152L);
        assertThat(IntStream.rangeClosed(1, 6).mapToLong(new Looks(30)::pairs))
                .containsExactly(30L, 60L, 90L, 120L, 180L, 240L);
    }

    @Test
    void spendsNoMoreThanTheWholeErrorOverAllLooks() {
        double sum = IntStream.rangeClosed(1, 100_000).mapToDouble(Looks::share).sum();
        assertThat(sum).isLessThanOrEqualTo(1).isCloseTo(1, within(1e-5));
    }

    private static ExperimentRequest request(StopRule rule) {
        return SimulatedExperiment.of(StopRule.runs(1), 1, Noise.realistic(1), 1)
                .request(rule);
    }

    private static Experiment none() {
        throw new AssertionError("looked where no look was planned");
    }
}
