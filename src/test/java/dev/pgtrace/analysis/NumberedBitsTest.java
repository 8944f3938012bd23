package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumberedBitsTest {
    @Test
    void numbersRowsInTheirOrder() {
        Random random = new Random(1);
        BitSet rows = new BitSet();
        for (int i = 0; i < 300; i++) {
            rows.set(random.nextInt(1_000));
        }

        NumberedBits numbered = NumberedBits.of(rows);

        assertThat(numbered.count()).isEqualTo(rows.cardinality());
        int number = 0;
        for (int row = 0; row < 1_100; row++) {
            assertThat(numbered.has(row)).as("row %d", row).isEqualTo(rows.get(row));
            if (rows.get(row)) {
                assertThat(numbered.number(row)).isEqualTo(number++);
            }
        }
    }

    @Test
    void hasNoneOfNone() {
        NumberedBits none = NumberedBits.of(new BitSet());

        assertThat(none.count()).isZero();
        assertThat(none.has(0)).isFalse();
    }
}
