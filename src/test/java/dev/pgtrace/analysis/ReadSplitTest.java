package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadSplitTest {
    private static final TierModel MODEL = TierModel.standard();

    @Test
    void takesFastReadsAsServedByTheOperatingSystem() {
        assertThat(ReadSplit.of(41_662, 176_077, MODEL)).isEqualTo(new ReadSplit(41_662, 0, 176_077, 0));
    }

    @Test
    void splitsSlowReadsByTheTracersFormula() {
        // 4 reads of 2047 us: trunc(4 x 1797 / 2297) = 3 from disk, the other one at half the threshold
        assertThat(ReadSplit.of(4, 8188, MODEL)).isEqualTo(new ReadSplit(1, 3, 250, 7938));
    }

    @Test
    void alwaysAddsUp() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long reads = random.nextInt(100_000);
            long micros = random.nextInt(100_000_000);
            ReadSplit split = ReadSplit.of(reads, micros, MODEL.withThreshold(random.nextInt(5000)));
            assertThat(split.cacheBlocks() + split.diskBlocks()).isEqualTo(reads);
            assertThat(split.cacheMicros() + split.diskMicros()).isEqualTo(micros);
            assertThat(split.cacheMicros()).isNotNegative();
            assertThat(split.diskMicros()).isNotNegative();
        }
    }
}
