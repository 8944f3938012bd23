package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                   | 0 µs
                    14                  | 14 µs
                    999                 | 999 µs
                    1000                | 1.00 ms
                    9994                | 9.99 ms
                    9995                | 10.0 ms
                    99949               | 99.9 ms
                    99950               | 100 ms
                    999499              | 999 ms
                    999500              | 1.00 s
                    41201337            | 41.20 s
                    99994999            | 99.99 s
                    99995000            | 100.0 s
                    119999999           | 120.0 s
                    120000000           | 2.00 min
                    3600000000          | 60.0 min
                    7200000000          | 2.00 h
                    9223372036854775807 | 2,562,047,788.0 h
                    -3                  | −3 µs
                    -1500000            | −1.50 s
                    """)
    void showsThreeToFourSignificantDigitsInTheUnitThatFits(long micros, String text) {
        assertThat(Durations.format(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1000     | 1 ms
                    500      | 500 µs
                    100000   | 100 ms
                    1500000  | 1.5 s
                    10000000 | 10 s
                    """)
    void marksAxesWithoutNeedlessDecimals(long micros, String text) {
        assertThat(Durations.axis(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0        | 0 µs
                    0.0004   | 0 µs
                    4.531    | 4.53 µs
                    9.996    | 10.0 µs
                    45.27    | 45.3 µs
                    453.4    | 453 µs
                    1234.5   | 1.23 ms
                    -45.27   | −45.3 µs
                    NaN      | –
                    """)
    void keepsFractionsOfShortTimes(double micros, String text) {
        assertThat(Durations.precise(micros)).isEqualTo(text);
    }
}
