package dev.pgtrace.base.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunkSpaceTest {
    private static final int ROWS = 200_000;

    @Test
    void spillsWhatIsBeyondTheBudgetAndReadsItBack() {
        ChunkSpace space = new ChunkSpace(20_000);
        LongColumn column = column(space);
        assertThat(space.spilledBytes()).isGreaterThan(1_000_000);
        assertThat(column.heapBytes()).isLessThan(40_000);
        space.close();
        check(column);
    }

    @Test
    void keepsEverythingOnTheHeapWithinTheBudget() {
        ChunkSpace space = new ChunkSpace(Long.MAX_VALUE);
        check(column(space));
        assertThat(space.spilledBytes()).isZero();
    }

    @Test
    void keepsSnapshotsApartFromLaterChangesOfSpilledRows() {
        ChunkSpace space = new ChunkSpace(0);
        LongColumnBuilder builder = builder(space);
        LongColumn before = builder.snapshot();
        for (int row = 0; row < ROWS; row += 1500) {
            builder.set(row, 42);
        }
        LongColumn after = builder.snapshot();
        check(before);
        for (int row = 0; row < ROWS; row += 1500) {
            assertThat(after.get(row)).isEqualTo(42);
        }
        assertThat(after.get(1)).isEqualTo(before.get(1));
    }

    @Test
    void takesTheSameHeapForFourTimesAsManyRows() {
        assertThat(heapBytes(4 * ROWS)).isLessThan(heapBytes(ROWS) * 11 / 10);
    }

    private static long heapBytes(int rows) {
        ChunkSpace space = new ChunkSpace(400_000);
        LongColumnBuilder builder = new LongColumnBuilder(space);
        Random random = new Random(7);
        for (int row = 0; row < rows; row++) {
            builder.append(random.nextLong());
            if (row % 1500 == 1499) {
                builder.set(row - 1400, 42); // of a chunk that is packed already
            }
        }
        return space.heapBytes();
    }

    @Test
    void takesNothingForWhatIsAsItWasInTheColumnBefore() {
        ChunkSpace space = new ChunkSpace(0);
        LongColumn before = grown(space, ROWS / 2, LongColumn.EMPTY);
        long spilled = space.spilledBytes();
        LongColumn after = grown(space, ROWS, before);
        assertThat(after.size()).isEqualTo(ROWS);
        check(after, ROWS);
        assertThat(space.spilledBytes()).isBetween(spilled * 19 / 10, spilled * 21 / 10);
        check(grown(space, ROWS, after), ROWS);
        assertThat(space.spilledBytes()).isLessThan(spilled * 21 / 10);
        check(before, ROWS / 2);
    }

    @Test
    void keepsSnapshotsApartFromWhatIsAppendedLater() {
        LongColumnBuilder builder = new LongColumnBuilder(new ChunkSpace(0));
        Random random = new Random(7);
        LongColumn[] snapshots = new LongColumn[ROWS / 5_000];
        for (int row = 0; row < ROWS; row++) {
            builder.append(random.nextLong());
            if (row % 5_000 == 4_999) {
                snapshots[row / 5_000] = builder.snapshot();
            }
        }
        for (int i = 0; i < snapshots.length; i++) {
            assertThat(snapshots[i].size()).isEqualTo((i + 1) * 5_000);
            check(snapshots[i], (i + 1) * 5_000);
        }
    }

    /// Made from the beginning, with rows that are changed after their chunk was packed.
    private static LongColumn grown(ChunkSpace space, int rows, LongColumn before) {
        LongColumnBuilder builder = new LongColumnBuilder(space).like(before);
        Random random = new Random(7);
        for (int row = 0; row < rows; row++) {
            long value = random.nextLong();
            builder.append(row % LongColumn.CHUNK == LongColumn.CHUNK - 1 ? 0 : value);
            if (row % LongColumn.CHUNK == LongColumn.CHUNK - 1 && row + 1 < rows) {
                long next = random.nextLong();
                builder.append(next);
                builder.set(row, value);
                row++;
            } else if (row % LongColumn.CHUNK == LongColumn.CHUNK - 1) {
                builder.set(row, value);
            }
        }
        return builder.snapshot();
    }

    @Test
    void goesOnOnTheHeapWhenClosed() {
        ChunkSpace space = new ChunkSpace(0);
        LongColumnBuilder builder = builder(space);
        long spilled = space.spilledBytes();
        space.close();
        for (int i = 0; i < 3000; i++) {
            builder.append(new Random(i).nextLong());
        }
        assertThat(space.spilledBytes()).isEqualTo(spilled);
        check(builder.snapshot());
    }

    private static LongColumn column(ChunkSpace space) {
        return builder(space).snapshot();
    }

    private static LongColumnBuilder builder(ChunkSpace space) {
        LongColumnBuilder builder = new LongColumnBuilder(space);
        Random random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            builder.append(random.nextLong());
        }
        return builder;
    }

    private static void check(LongColumn column) {
        check(column, ROWS);
    }

    private static void check(LongColumn column, int rows) {
        Random random = new Random(7);
        for (int row = 0; row < rows; row++) {
            long expected = random.nextLong();
            if (column.get(row) != expected) {
                assertThat(column.get(row)).as("row %d", row).isEqualTo(expected);
            }
        }
    }

    @Test
    void takesTheBudgetThatWasChosenUpToAQuarterOfTheHeap() {
        try {
            ChunkSpace.use(20L << 20);
            assertThat(ChunkSpace.standard().budgetBytes()).isEqualTo(20L << 20);
            ChunkSpace.use(Long.MAX_VALUE);
            assertThat(ChunkSpace.standard().budgetBytes())
                    .isEqualTo(Runtime.getRuntime().maxMemory() / 4);
        } finally {
            ChunkSpace.use(ChunkSpace.STANDARD_BYTES);
        }
    }
}
