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
        Random random = new Random(7);
        for (int row = 0; row < ROWS; row++) {
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
