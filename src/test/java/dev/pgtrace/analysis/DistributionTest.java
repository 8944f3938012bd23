package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void givesNearestRankPercentiles() {
        long[] sorted = LongStream.rangeClosed(1, 100).toArray();
        Distribution spread = Distribution.of(sorted, 0, 100);
        assertThat(spread.p50Micros()).isEqualTo(50);
        assertThat(spread.p95Micros()).isEqualTo(95);
        assertThat(spread.p99Micros()).isEqualTo(99);
        assertThat(spread.maxMicros()).isEqualTo(100);
        assertThat(spread.bucketCounts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(100);
    }

    @Test
    void putsATimeIntoTheBucketThatHoldsIt() {
        for (long micros = 1; micros < 2_000_000; micros = micros * 5 / 4 + 1) {
            int bucket = Distribution.bucket(micros);
            assertThat((double) micros).isGreaterThanOrEqualTo(Distribution.bucketStart(bucket) * 0.999999);
            assertThat((double) micros).isLessThan(Distribution.bucketStart(bucket + 1) * 1.000001);
        }
        assertThat(Distribution.bucket(0)).isZero();
    }

    @Test
    void isEmptyWithoutExecutions() {
        assertThat(Distribution.of(new long[0], 0, 0)).isEqualTo(Distribution.EMPTY);
    }
}
