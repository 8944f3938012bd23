package dev.pgtrace.server.capture.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.server.capture.overhead.StatementTimes.Counted;
import dev.pgtrace.server.capture.overhead.StatementTimes.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final Offset<Double> TINY = Offset.offset(1e-9);

    /// Times of statements 1, 2 …
    private static StatementTimes times(Counted... counted) {
        Map<Statement, Counted> all = new HashMap<>();
        for (int i = 0; i < counted.length; i++) {
            all.put(new Statement(10, 5, i + 1), counted[i]);
        }
        return new StatementTimes(all);
    }

    @Test
    void comparesTheMeanSinceWithTheMeanBefore() {
        Slowdown slowdown = new Slowdown(times(new Counted(100, 200)));
        assertThat(slowdown.at(times(new Counted(150, 325))).orElseThrow()).isCloseTo(0.25, TINY);
    }

    @Test
    void weighsStatementsByTheirCallsSince() {
        Slowdown slowdown = new Slowdown(times(new Counted(1000, 1000), new Counted(20, 200)));
        StatementTimes now = times(new Counted(1100, 1200), new Counted(40, 400));
        // 100 calls of 1 ms took 200 ms, 20 of 10 ms took 200 ms: 400 instead of 300.
        assertThat(slowdown.at(now).orElseThrow()).isCloseTo(1.0 / 3, TINY);
    }

    @Test
    void isNegativeWhereStatementsBecameFaster() {
        Slowdown slowdown = new Slowdown(times(new Counted(100, 200)));
        assertThat(slowdown.at(times(new Counted(200, 300))).orElseThrow()).isCloseTo(-0.5, TINY);
    }

    @Test
    void saysNothingOfStatementsThatRanTooSeldomOnEitherSide() {
        Slowdown slowdown = new Slowdown(times(new Counted(19, 19), new Counted(20, 20)));
        StatementTimes now = times(new Counted(100, 1000), new Counted(39, 1000), new Counted(50, 50));
        assertThat(slowdown.at(now)).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void takesCountsThatWereResetForNewOnes() {
        Slowdown slowdown = new Slowdown(times(new Counted(100, 200)));
        assertThat(slowdown.at(times(new Counted(40, 120))).orElseThrow()).isCloseTo(0.5, TINY);
    }
}
