package dev.pgtrace.ui.shell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Test
    void keepsEveryNumber() {
        Random random = new Random(7);
        long[] numbers = random.longs(20_000, 0, 400_000)
                .map(n -> n % 3 == 0 ? n % 50 : n)
                .toArray();
        Micros micros = new Micros();
        for (long number : numbers) {
            micros.add(number);
        }

        assertThat(micros.sorted().inOrder()).isSorted().containsExactlyInAnyOrder(numbers);
    }
}
