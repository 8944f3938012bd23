package dev.pgtrace.analysis.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final double ALPHA = 0.05;

    private final Verdicts verdicts = new Verdicts(0.01);

    @Test
    void needsTheRanksOfThePairsBesideTheInterval() {
        Interval slower = new Interval(0.12, 0.02, 0.22);
        assertThat(verdicts.verdict(slower, 40, 0.03, ALPHA)).isEqualTo(Verdict.SLOWER);
        assertThat(verdicts.verdict(slower, 40, 0.031, ALPHA)).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void tellsHowManyRunsTheIntervalNeeds() {
        // Half as wide: four times as many, and a tenth to be sure.
        assertThat(verdicts.runsToDecide(new Interval(0.1, -0.1, 0.3), 40, 0.3, ALPHA))
                .isEqualTo(176);
    }

    @Test
    void tellsHowManyRunsTheRanksNeedWhereTheIntervalLiesOnOneSide() {
        // z of 0.1 is 1.645, z of 0.03 is 2.170: (2.170 / 1.645)² times as many, and a tenth.
        assertThat(verdicts.runsToDecide(new Interval(0.12, 0.02, 0.22), 40, 0.1, ALPHA))
                .isEqualTo(77);
    }
}
