package dev.pgtrace.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowValuesTest {
    private static final int ROWS = 10_000;

    @Test
    void saysTheSameOfManyRowsAsOfFew() {
        RowValues few = new RowValues(ROWS, -1, ROWS);
        RowValues many = new RowValues(ROWS, -1, ROWS - 1);
        Random random = new Random(9);
        for (int i = 0; i < ROWS; i++) {
            int row = ROWS - 1 - i;
            long value = random.nextInt(1_000);
            few.set(row, value);
            many.set(row, value);
            int other = random.nextInt(ROWS);
            few.add(other, value);
            many.add(other, value);
        }
        for (int row = 0; row < ROWS; row++) {
            assertThat(many.get(row)).as("row %d", row).isEqualTo(few.get(row));
        }
    }
}
