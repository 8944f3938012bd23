package dev.pgtrace.analysis.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TimeAxisTest {
    @Test
    void marksFullSecondsOfTheClock() {
        assertThat(TimeAxis.of(0, 14_500_000, 1_300_000, 8))
                .isEqualTo(new TimeAxis(
                        2_000_000,
                        List.of(700_000L, 2_700_000L, 4_700_000L, 6_700_000L, 8_700_000L, 10_700_000L, 12_700_000L)));
    }

    @Test
    void marksMicroseconds() {
        assertThat(TimeAxis.of(10, 20, 0, 5)).isEqualTo(new TimeAxis(2, List.of(10L, 12L, 14L, 16L, 18L, 20L)));
    }

    @Test
    void marksDays() {
        long day = 86_400_000_000L;
        assertThat(TimeAxis.of(0, 10 * day, 0, 4))
                .isEqualTo(new TimeAxis(3 * day, List.of(0L, 3 * day, 6 * day, 9 * day)));
    }
}
