package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongColumnTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 13, 31, 32, 33, 47, 62, 63, 64})
    void givesBackValuesOfAnyWidth(int bits) {
        Random random = new Random(bits);
        long[] values = new long[5000];
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int i = 0; i < values.length; i++) {
            values[i] = bits == 0 ? 42 : random.nextLong() >> (64 - bits);
            builder.append(values[i]);
        }
        LongColumn column = builder.snapshot();
        long[] read = new long[values.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = column.get(i);
        }
        assertThat(read).containsExactly(values);
    }

    @Test
    void keepsSnapshotsApartFromLaterChanges() {
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int i = 0; i < 3000; i++) {
            builder.append(i);
        }
        LongColumn before = builder.snapshot();
        builder.set(10, -5);
        builder.set(2999, Long.MAX_VALUE);
        builder.append(7);
        LongColumn after = builder.snapshot();

        assertThat(before.size()).isEqualTo(3000);
        assertThat(before.get(10)).isEqualTo(10);
        assertThat(before.get(2999)).isEqualTo(2999);
        assertThat(after.get(10)).isEqualTo(-5);
        assertThat(after.get(2999)).isEqualTo(Long.MAX_VALUE);
        assertThat(after.get(3000)).isEqualTo(7);
        assertThat(after.get(11)).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 900})
    void hasRowsOfWholeChunksThatAreMissingUntilTheyAreSet(int first) {
        Random random = new Random(first);
        long[] values = new long[7000];
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int row = 0; row < first; row++) {
            values[row] = row;
            builder.append(row);
        }
        for (int row = first; row < values.length; row++) {
            if (row == builder.size()) {
                builder.appendChunk();
            }
            boolean set = row >>> 10 != 2 && random.nextInt(3) == 0; // nothing of the third chunk
            values[row] = set ? random.nextInt(5) - 1 : -1;
            if (set) {
                builder.set(row, values[row]);
            }
            if (row % 333 == 0) {
                assertRows(builder.snapshot(row + 1), values, row + 1);
            }
        }
        assertThat(builder.size() % LongColumn.CHUNK).isZero();
        assertRows(builder.snapshot(values.length), values, values.length);
        builder.set(2100, 8);
        values[2100] = 8;
        assertRows(builder.snapshot(values.length), values, values.length);
    }

    private static void assertRows(LongColumn column, long[] values, int rows) {
        assertThat(column.size()).isEqualTo(rows);
        assertThat(java.util.stream.IntStream.range(0, rows)
                        .mapToLong(column::get)
                        .toArray())
                .containsExactly(java.util.Arrays.copyOf(values, rows));
    }

    @Test
    void keepsWhatIsChangedInAnyOrder() {
        Random random = new Random(1);
        long[] values = new long[5000];
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int i = 0; i < values.length; i++) {
            builder.append(0);
        }
        for (int change = 0; change < 2000; change++) {
            int row = random.nextInt(values.length);
            values[row] = random.nextInt();
            builder.set(row, values[row]);
            assertThat(builder.get(row)).isEqualTo(values[row]);
            if (change % 500 == 0) {
                assertThat(builder.snapshot().get(row)).isEqualTo(values[row]);
            }
        }
        LongColumn column = builder.snapshot();
        for (int row = 0; row < values.length; row++) {
            assertThat(column.get(row)).isEqualTo(values[row]);
            assertThat(builder.get(row)).isEqualTo(values[row]);
        }
    }

    @Test
    void refusesRowsOutside() {
        LongColumnBuilder builder = new LongColumnBuilder();
        builder.append(1);
        LongColumn column = builder.snapshot();
        assertThatThrownBy(() -> column.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> column.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void takesAlmostNothingForAColumnThatDoesNotChange() {
        LongColumnBuilder builder = new LongColumnBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            builder.append(-1);
        }
        assertThat(builder.snapshot().heapBytes()).isLessThan(100_000);
    }
}
