package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds columns of several pages, on the heap and in a file, against a plain array.
class GrowingColumnTest {
    private static final int PAGE = ChunkPage.CHUNKS * LongColumn.CHUNK;
    private static final int MOST = 4 * PAGE;

    /// What is random in a column: lines, single values and noise, each for a while.
    private static final class Rows {
        final Random random;
        final long[] values = new long[MOST];
        int size;
        private int left;
        private int bits;
        private long step;

        Rows(long seed) {
            random = new Random(seed);
        }

        long next() {
            if (left-- == 0) {
                left = random.nextInt(PAGE);
                bits = random.nextBoolean() ? 0 : random.nextInt(20);
                step = random.nextInt(3) == 0 ? random.nextInt(100) : 0;
            }
            long value = bits == 0 && step == 0 ? -1 : step * size + (random.nextInt() & (1 << bits) - 1);
            values[size++] = value;
            return value;
        }

        void check(LongColumn column, int rows) {
            LongReader reader = new LongReader(column);
            long[] read = new long[rows];
            Arrays.setAll(read, reader::get);
            assertThat(Arrays.mismatch(read, 0, rows, values, 0, rows)).isEqualTo(-1);
            for (int i = 0; i < 1000 && rows > 0; i++) {
                int row = random.nextInt(rows);
                if (column.get(row) != values[row]) {
                    assertThat(column.get(row)).as("row %d", row).isEqualTo(values[row]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, 200_000, Long.MAX_VALUE})
    void givesBackWhatWasAppendedAndChanged(long budget) {
        for (int seed = 0; seed < 6; seed++) {
            Rows rows = new Rows(seed);
            LongColumnBuilder builder = new LongColumnBuilder(new ChunkSpace(budget));
            int wanted = rows.random.nextInt(MOST);
            while (rows.size < wanted) {
                builder.append(rows.next());
                if (rows.random.nextInt(5_000) == 0) {
                    change(rows, builder);
                }
            }
            rows.check(builder.snapshot(), wanted);
            for (int i = 0; i < 100 && wanted > 0; i++) {
                change(rows, builder);
            }
            rows.check(builder.snapshot(), wanted);
        }
    }

    private static void change(Rows rows, LongColumnBuilder builder) {
        int row = rows.random.nextInt(rows.size);
        rows.values[row] = rows.random.nextInt(10);
        builder.set(row, rows.values[row]);
        assertThat(builder.get(row)).isEqualTo(rows.values[row]);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, Long.MAX_VALUE})
    void keepsSnapshotsWhileItGrowsAndChanges(long budget) throws Exception {
        Rows rows = new Rows(3);
        LongColumnBuilder builder = new LongColumnBuilder(new ChunkSpace(budget));
        try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> read = new ArrayList<>();
            while (rows.size < MOST) {
                builder.append(rows.next());
                if (rows.random.nextInt(PAGE / 8) == 0) {
                    change(rows, builder);
                    LongColumn column = builder.snapshot();
                    long[] expected = Arrays.copyOf(rows.values, rows.size);
                    read.add(readers.submit(() -> isSame(column, expected)));
                }
            }
            for (Future<Boolean> same : read) {
                assertThat(same.get()).isTrue();
            }
        }
    }

    private static boolean isSame(LongColumn column, long[] expected) {
        LongReader reader = new LongReader(column);
        return column.size() == expected.length
                && IntStream.range(0, expected.length)
                        .allMatch(row -> reader.get(row) == expected[row] && column.get(row) == expected[row]);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, Long.MAX_VALUE})
    void isMadeAgainAndAgainOfWhatHasGrown(long budget) {
        ChunkSpace space = new ChunkSpace(budget);
        Rows rows = new Rows(4);
        LongColumn before = LongColumn.EMPTY;
        while (rows.size < MOST - PAGE) {
            for (int more = rows.random.nextInt(PAGE); more > 0; more--) {
                rows.next();
            }
            LongColumnBuilder builder = new LongColumnBuilder(space).like(before);
            for (int row = 0; row < rows.size; row++) {
                builder.append(row % 700 == 0 ? 5 : rows.values[row]);
                if (row % 700 == 699) {
                    builder.set(row - 699, rows.values[row - 699]);
                }
            }
            builder.set(rows.size / 700 * 700, rows.values[rows.size / 700 * 700]);
            LongColumn after = builder.snapshot();
            rows.check(after, rows.size);
            rows.check(before, before.size());
            for (int page = 0; page < before.pages() && budget == 0; page++) {
                assertThat(after.page(page)).isSameAs(before.page(page));
            }
            before = after;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1024, 1025, PAGE, PAGE + 1, PAGE + 1024, PAGE + 1025, 2 * PAGE + 5000})
    void goesOnBehindAColumn(int size) {
        Rows rows = new Rows(size);
        LongColumnBuilder first = new LongColumnBuilder(new ChunkSpace(0));
        while (rows.size < size) {
            first.append(rows.next());
        }
        LongColumn known = first.snapshot();
        LongColumnBuilder builder = new LongColumnBuilder(new ChunkSpace(0), known);
        while (rows.size < size + PAGE + 3000) {
            builder.append(rows.next());
            if (rows.random.nextInt(1000) == 0) {
                change(rows, builder);
            }
        }
        rows.check(builder.snapshot(), rows.size);
    }

    @Test
    void takesNextToNoHeapForWhatIsInTheFile() {
        assertThat(noise(16 * PAGE).heapBytes() - noise(8 * PAGE).heapBytes()).isLessThan(8 * 40);
    }

    private static LongColumn noise(int size) {
        LongColumnBuilder builder = new LongColumnBuilder(new ChunkSpace(0));
        Random random = new Random(7);
        for (int row = 0; row < size; row++) {
            builder.append(random.nextInt());
        }
        return builder.snapshot();
    }
}
