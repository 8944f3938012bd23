package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.column.LongColumnBuilder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnRanksTest {
    @Test
    void spreadsAColumnAsASortedArray() {
        Random random = new Random(5);
        for (int size : new int[] {1, 2, 100, 5_000}) {
            long[] values = new long[size];
            Arrays.setAll(values, i -> (long) Math.pow(10, 15 * Math.pow(random.nextDouble(), 2)) - 1);
            LongColumnBuilder column = new LongColumnBuilder();
            for (long value : values) {
                column.append(value);
            }
            Arrays.sort(values);
            assertThat(Distribution.of(column.snapshot()))
                    .as("%d values", size)
                    .isEqualTo(Distribution.of(values, 0, size));
        }
    }
}
