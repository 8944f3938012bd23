package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LineCountTest {
    @Test
    void countsAsABytewiseLoopDoes() {
        Random random = new Random(7);
        for (int size = 0; size < 200; size++) {
            byte[] bytes = new byte[size];
            long lines = 0;
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? '\n' : random.nextInt(256));
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            assertThat(LineCount.of(MemorySegment.ofArray(bytes))).isEqualTo(lines);
        }
    }
}
