package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PartialColumnTest {
    @Test
    void hasTheChunksThatWerePut() {
        PartialColumn column = new PartialColumn(2 * LongColumn.CHUNK + 3);
        long[] second = new long[LongColumn.CHUNK];
        Arrays.setAll(second, i -> i % 7 == 0 ? -1 : i * 31L);
        long[] last = new long[LongColumn.CHUNK];
        Arrays.fill(last, 9);

        assertThat(column.put(1, second)).isPositive();
        column.put(2, last);

        long[] read = new long[LongColumn.CHUNK];
        assertThat(column.read(0, read)).isFalse();
        assertThat(column.read(1, read)).isTrue();
        assertThat(read).isEqualTo(second);
        assertThat(column.read(2, read)).isTrue();
        assertThat(read).startsWith(9, 9, 9);
    }

    @Test
    void keepsTheFirstOfTwo() {
        PartialColumn column = new PartialColumn(LongColumn.CHUNK);
        long[] one = new long[LongColumn.CHUNK];
        Arrays.setAll(one, i -> i ^ 5);
        column.put(0, one);

        assertThat(column.put(0, new long[LongColumn.CHUNK])).isZero();

        long[] read = new long[LongColumn.CHUNK];
        column.read(0, read);
        assertThat(read).isEqualTo(one);
    }

    @Test
    void findsTheChunkOfARow() {
        assertThat(PartialColumn.chunk(LongColumn.CHUNK + 5)).isEqualTo(1);
        assertThat(PartialColumn.index(LongColumn.CHUNK + 5)).isEqualTo(5);
    }
}
