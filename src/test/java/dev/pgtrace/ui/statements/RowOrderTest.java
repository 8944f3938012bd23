package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {
    private static final long NONE = RowOrder.NOT_THERE;

    @Test
    void putsTheLargestFirstAndKeepsTheOrderOfEquals() {
        assertThat(sorted(Direction.DESCENDING, 5, 7, 5, 9, 0)).containsExactly(3, 1, 0, 2, 4);
    }

    @Test
    void putsTheSmallestFirst() {
        assertThat(sorted(Direction.ASCENDING, 5, 7, 5, 9, 0)).containsExactly(4, 0, 2, 1, 3);
    }

    @Test
    void putsRowsWithoutTheNumberLastBothWays() {
        assertThat(sorted(Direction.ASCENDING, NONE, 2, NONE, 1)).containsExactly(3, 1, 0, 2);
        assertThat(sorted(Direction.DESCENDING, NONE, 2, NONE, 1)).containsExactly(1, 3, 0, 2);
    }

    @Test
    void leavesRowsAsTheyAreWhereNoneHasTheNumber() {
        assertThat(sorted(Direction.DESCENDING, NONE, NONE)).containsExactly(0, 1);
        assertThat(sorted(Direction.DESCENDING)).isEmpty();
    }

    @Test
    void agreesWithAComparisonSortOnNumbersOfAnySize() {
        Random random = new Random(1);
        long[] keys = random.longs(5_000, -50, 1L << 45).toArray();
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(sorted(Direction.DESCENDING, keys)).containsExactly(expected);
    }

    private static int[] sorted(Direction direction, long... keys) {
        return RowOrder.of(IntStream.range(0, keys.length).toArray(), keys, direction, new CancelToken());
    }
}
