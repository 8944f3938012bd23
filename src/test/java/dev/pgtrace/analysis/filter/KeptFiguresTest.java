package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongColumn;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

final class KeptFiguresTest {
    private static final int SIZE = 10 * LongColumn.CHUNK;

    private int worked;
    private final IntToLongFunction figure = execution -> {
        worked++;
        return execution % 5 == 0 ? -1 : execution * 7919L % 1000;
    };

    private final Condition made = new Condition() {
        @Override
        public Truth test(int execution) {
            worked++;
            return Truth.values()[execution % 3];
        }

        @Override
        public Cost cost() {
            return Cost.DETAIL;
        }
    };

    @Test
    void worksAFigureOutOnce() {
        KeptFigures kept = new KeptFigures(SIZE);
        readAll(kept.of(FilterFigure.IO, figure), 1);
        assertThat(worked).isEqualTo(SIZE);

        readAll(kept.of(FilterFigure.IO, figure), 1);

        assertThat(worked).isEqualTo(SIZE);
        assertThat(kept.bytes()).isPositive().isLessThan(4L * SIZE);
    }

    @Test
    void worksOutOnlyWhatIsAskedWhereThatIsLittle() {
        KeptFigures kept = new KeptFigures(SIZE);

        readAll(kept.of(FilterFigure.IO, figure), 8);
        readAll(kept.of(FilterFigure.IO, figure), 8);

        assertThat(worked).isEqualTo(2 * SIZE / 8);
    }

    @Test
    void completesChunksThatMuchIsAskedOf() {
        KeptFigures kept = new KeptFigures(SIZE);

        readAll(kept.of(FilterFigure.IO, figure), 3);
        readAll(kept.of(FilterFigure.IO, figure), 1);

        assertThat(worked).isEqualTo(SIZE);
    }

    @Test
    void takesNoMoreHeapThanItMay() {
        long budget = 12_000;
        KeptFigures kept = new KeptFigures(SIZE, budget);
        long chunk = LongColumn.CHUNK * 2L;

        for (FilterFigure each : FilterFigure.values()) {
            readAll(kept.of(each, figure), 1);

            assertThat(kept.bytes()).isLessThan(budget + chunk);
        }
    }

    @Test
    void keepsThoseAskedForLast() {
        KeptFigures kept = new KeptFigures(SIZE, 40_000);
        readAll(kept.of(FilterFigure.IO, figure), 1);
        readAll(kept.of(FilterFigure.SELF, figure), 1);
        readAll(kept.of(FilterFigure.IO, figure), 1);
        readAll(kept.of(FilterFigure.LOCK, figure), 1);
        readAll(kept.of(FilterFigure.WAITS, figure), 1);
        worked = 0;

        readAll(kept.of(FilterFigure.WAITS, figure), 1);

        assertThat(worked).isZero();
    }

    @Test
    void makesATestOfTheFileOnce() throws TraceException {
        KeptFigures kept = new KeptFigures(SIZE);
        testAll(kept.of(bind("4711"), Asked.IF_YES, made), 1);
        assertThat(worked).isEqualTo(SIZE);

        testAll(kept.of(bind("4711"), Asked.IF_YES, made), 1);

        assertThat(worked).isEqualTo(SIZE);
        assertThat(kept.bytes()).isPositive().isLessThan(SIZE);
    }

    @Test
    void makesAnotherTestOfTheFileAnew() throws TraceException {
        KeptFigures kept = new KeptFigures(SIZE);
        testAll(kept.of(bind("4711"), Asked.IF_YES, made), 1);

        testAll(kept.of(bind("4712"), Asked.IF_YES, made), 1);
        testAll(kept.of(bind("4711"), Asked.WHICH, made), 1);

        assertThat(worked).isEqualTo(3 * SIZE);
    }

    @Test
    void testsOnlyWhatIsAsked() throws TraceException {
        KeptFigures kept = new KeptFigures(SIZE);

        testAll(kept.of(bind("4711"), Asked.IF_YES, made), 2);
        testAll(kept.of(bind("4711"), Asked.IF_YES, made), 2);

        assertThat(worked).isEqualTo(SIZE);
    }

    private static FilterNode.Text bind(String value) {
        return new FilterNode.Text(FilterText.BIND, FilterOperator.EQUAL, value);
    }

    private static void testAll(KeptCondition kept, int step) throws TraceException {
        for (int execution = 0; execution < SIZE; execution += step) {
            assertThat(kept.test(execution)).isEqualTo(Truth.values()[execution % 3]);
        }
    }

    private static void readAll(IntToLongFunction kept, int step) {
        for (int execution = 0; execution < SIZE; execution += step) {
            long expected = execution % 5 == 0 ? -1 : execution * 7919L % 1000;
            assertThat(kept.applyAsLong(execution)).isEqualTo(expected);
        }
    }
}
