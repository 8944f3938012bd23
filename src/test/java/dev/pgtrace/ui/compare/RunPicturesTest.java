package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunPicturesTest {
    @Test
    void countsEveryTimedRunOnceOnOneAxis() {
        RunBins bins = RunBins.of(new Canned().make().runs(), 2);
        assertThat(bins.counts()).allMatch(counts -> Arrays.stream(counts).sum() == 100);
        assertThat(bins.fromMicros(0)).isZero();
    }

    @Test
    void takesALogarithmicAxisWhereTimesLieFarApart() {
        TimeAxis axis = TimeAxis.of(20, 40_000);
        assertThat(axis.logarithmic()).isTrue();
        assertThat(axis.place(axis.micros(0.25))).isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(axis.ticks()).contains(100.0, 1_000.0, 10_000.0).allMatch(t -> t >= axis.from() && t <= axis.to());
    }

    @Test
    void hasRoundMarksOnALinearAxis() {
        assertThat(TimeAxis.of(900, 6_000).ticks()).containsExactly(0.0, 2_000.0, 4_000.0, 6_000.0);
    }

    @Test
    void showsWarmUpsAndColdRunsButNotInstrumentedOnes() {
        RunDots dots = RunDots.of(List.of(
                run(RunPhase.COLD, 0, 900),
                run(RunPhase.WARM_UP, 1_000, 500),
                run(RunPhase.TIMED, 2_000, 450),
                run(RunPhase.EXPLAINED, 3_000, 700)));
        assertThat(dots.runs())
                .extracting(ExperimentRun::phase)
                .containsExactly(RunPhase.COLD, RunPhase.WARM_UP, RunPhase.TIMED);
        assertThat(dots.x(2)).isEqualTo(1);
        assertThat(List.of(dots.timed(), dots.others()))
                .as("those that count and those that do not")
                .containsExactly(1L, 2L);
    }

    @Test
    void findsTheRunBelowThePointer() {
        RunDots dots = RunDots.of(List.of(run(RunPhase.TIMED, 0, 500), run(RunPhase.TIMED, 1_000, 500)));
        double y = (1 - dots.y(1)) * 100;
        assertThat(dots.nearest(198, y + 3, 200, 100, 9)).isEqualTo(1);
        assertThat(dots.nearest(100, y, 200, 100, 9)).isEqualTo(-1);
    }

    private static ExperimentRun run(RunPhase phase, long start, double elapsed) {
        return new ExperimentRun(0, 0, phase, start, elapsed, 1, ResultHash.NONE);
    }
}
