package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void comparesTimesWithAnInterval() {
        Metric median = row(new Canned(), "Elapsed, median");
        assertThat(median.values()).allMatch(value -> value.endsWith(" ms"));
        assertThat(median.deltas().get(1).text()).matches("−7\\d\\.\\d% ± \\d\\.\\d");
        assertThat(median.deltas().get(1).sense()).isEqualTo(Metric.Sense.GOOD);
    }

    @Test
    void coloursNothingWhereNothingIsShown() {
        Metric p95 = row(new Canned().medians(1_000, 1_000), "Elapsed, p95");
        assertThat(p95.deltas().get(1).sense()).isEqualTo(Metric.Sense.NEUTRAL);
    }

    @Test
    void showsWhatIsNotKnownAsMissing() {
        Metric cpu = row(new Canned(), "CPU");
        assertThat(cpu.values()).containsExactly("–", "–");
        assertThat(cpu.deltas().get(1)).isEqualTo(new Metric.Delta("–", Metric.Sense.NEUTRAL));
    }

    @Test
    void comparesAnswers() {
        assertThat(row(new Canned(), "Rows / result hash"))
                .extracting(Metric::values, row -> row.deltas().get(1))
                .containsExactly(List.of("30 · 9c1f", "30 · 9c1f"), new Metric.Delta("identical", Metric.Sense.GOOD));
        assertThat(row(new Canned().rows(30, 29), "Rows / result hash").deltas().get(1))
                .isEqualTo(new Metric.Delta("different", Metric.Sense.BAD));
    }

    private static Metric row(Canned canned, String name) {
        return Metrics.of(VerdictTextsTest.shown(canned)).stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
