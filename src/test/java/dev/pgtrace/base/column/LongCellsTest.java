package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongCellsTest {
    @Test
    void hasWhatWasSetInAnyOrderAndTheStandardValueElse() {
        LongCells cells = new LongCells(-1);
        long[] expected = new long[20_000];
        Arrays.fill(expected, -1);
        Random random = new Random(3);
        for (int i = 0; i < 15_000; i++) {
            int row = random.nextInt(i + 1);
            cells.set(row, i);
            expected[row] = i;
        }
        cells.add(19_000, 5);
        expected[19_000] = 4;
        assertThat(read(cells, expected.length)).isEqualTo(expected);
        LongColumn column = cells.column(expected.length);
        assertThat(column.size()).isEqualTo(expected.length);
        for (int row = 0; row < expected.length; row++) {
            assertThat(column.get(row)).as("row %d", row).isEqualTo(expected[row]);
        }
    }

    private static long[] read(LongCells cells, int rows) {
        long[] values = new long[rows];
        Arrays.setAll(values, cells::get);
        return values;
    }
}
