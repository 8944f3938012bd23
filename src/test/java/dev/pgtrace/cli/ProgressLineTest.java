package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    @Test
    void saysHowFarAndHowLong() {
        try (ProgressLine line = new ProgressLine(null, "big.trc")) {
            assertThat(line.line(50 << 20, 200 << 20, 1_000_000))
                    .isEqualTo("big.trc ▕██████                  ▏ 25.0%  50.0 MB of 200 MB  50.0 MB/s  3.00 s left");
            assertThat(line.line(50 << 20, -1, 1_000_000)).isEqualTo("big.trc  50.0 MB  50.0 MB/s");
        }
    }
}
