package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatiosTest {
    @Test
    void writesFactorsWithTwoDigits() {
        assertThat(new String[] {Ratios.times(4.71), Ratios.times(12.4), Ratios.times(1.234), Ratios.times(Double.NaN)})
                .containsExactly("4.7×", "12×", "1.23×", "–");
    }

    @Test
    void writesChangesWithTheirSign() {
        assertThat(new String[] {Ratios.change(0.213), Ratios.change(1.08), Ratios.change(1), Ratios.change(45.2)})
                .containsExactly("−78.7%", "+8.0%", "±0%", "+4,420%");
    }

    @Test
    void writesSmallProbabilitiesAsALimit() {
        assertThat(new String[] {Ratios.probability(1e-9), Ratios.probability(0.0034), Ratios.probability(0.2)})
                .containsExactly("p < 0.0001", "p = 0.0034", "p = 0.200");
    }

    @Test
    void keepsFractionsOfMicroseconds() {
        assertThat(new String[] {
                    Ratios.time(3.421),
                    Ratios.time(84.13),
                    Ratios.time(1234),
                    Ratios.shift(12.04),
                    Ratios.shift(-0.5),
                    Ratios.time(Double.NaN)
                })
                .containsExactly("3.42 µs", "84.1 µs", "1.23 ms", "+12.0 µs", "−0.50 µs", "–");
    }
}
