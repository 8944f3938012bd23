package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0       | 0
                    9999     | 9,999   | 9,999
                    12345    | 12,345  | 12.3 k
                    999499   | 999,499 | 999 k
                    999500   | 999,500 | 1.00 M
                    1204331  | 1,204,331 | 1.20 M
                    -1204331 | −1,204,331 | −1.20 M
                    """)
    void groupsAndCompactsCounts(long count, String grouped, String compact) {
        assertThat(Counts.grouped(count)).isEqualTo(grouped);
        assertThat(Counts.compact(count)).isEqualTo(compact);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0             | 0 B
                    1023          | 1023 B
                    1024          | 1.00 kB
                    88080384      | 84.0 MB
                    1267001337    | 1.18 GB
                    """)
    void showsBytesAsPostgresDoes(long bytes, String text) {
        assertThat(Bytes.format(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0    | 10     | 0%
                    1    | 100000 | <0.1%
                    391  | 1000   | 39.1%
                    1000 | 1000   | 100%
                    99999 | 100000 | >99.9%
                    -30  | 1000   | −3.0%
                    5    | 0      | –
                    """)
    void showsSharesWithOneDecimal(long part, long whole, String text) {
        assertThat(Percent.of(part, whole)).isEqualTo(text);
    }

    @Test
    void keepsEveryDigitInExactTexts() {
        assertThat(Durations.exact(41_201_337)).isEqualTo("41,201,337 µs");
        assertThat(Bytes.exact(1_267_001_337)).isEqualTo("1,267,001,337 bytes");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0×
                    0.001    | <0.01×
                    0.2128   | 0.21×
                    4.7      | 4.70×
                    9.996    | 10.0×
                    47.23    | 47.2×
                    4720.4   | 4,720×
                    1e300    | >10¹²×
                    NaN      | –
                    """)
    void showsFactors(double factor, String text) {
        assertThat(Factors.format(factor)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.95     | 95%
                    0.975    | 97.5%
                    0.9983   | 99.83%
                    0.999999 | 99.99%
                    NaN      | –
                    """)
    void neverRoundsALevelOfConfidenceUp(double level, String text) {
        assertThat(Percent.level(level)).isEqualTo(text);
    }
}
