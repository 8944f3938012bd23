package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RanksTest {
    static Stream<long[]> values() {
        Random random = new Random(7);
        long[] organ = new long[5_000];
        Arrays.setAll(organ, i -> Math.min(i, organ.length - i));
        long[] saw = new long[4_096];
        Arrays.setAll(saw, i -> i % 3);
        return Stream.of(
                new long[] {5},
                new long[] {2, 1},
                random.longs(63, 0, 10).toArray(),
                random.longs(64, 0, 5).toArray(),
                random.longs(20_000, 0, 1_000_000).toArray(),
                random.longs(20_000, 0, 2).toArray(),
                new long[3_000],
                organ,
                saw);
    }

    @ParameterizedTest
    @MethodSource("values")
    void areThoseOfADistribution(long[] values) {
        long[] all = new long[values.length + 20];
        Arrays.fill(all, -7);
        System.arraycopy(values, 0, all, 10, values.length);
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        Distribution distribution = Distribution.of(sorted, 0, sorted.length);

        Ranks ranks = new Ranks(all, 10, 10 + values.length);

        assertThat(new long[] {ranks.least(), ranks.at(0.50), ranks.at(0.95), ranks.at(0.99), ranks.most()})
                .containsExactly(
                        distribution.minMicros(),
                        distribution.p50Micros(),
                        distribution.p95Micros(),
                        distribution.p99Micros(),
                        distribution.maxMicros());
    }

    @Test
    void areNothingOfNothing() {
        Ranks none = new Ranks(new long[] {3}, 1, 1);

        assertThat(new long[] {none.least(), none.at(0.5), none.most()}).containsExactly(0, 0, 0);
    }
}
