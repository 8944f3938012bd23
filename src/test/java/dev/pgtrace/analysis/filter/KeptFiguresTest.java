package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongColumn;
import java.util.ArrayList;
import java.util.List;
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
        readAll(alone(kept, FilterFigure.IO), 1);
        assertThat(worked).isEqualTo(SIZE);

        readAll(alone(kept, FilterFigure.IO), 1);

        assertThat(worked).isEqualTo(SIZE);
        assertThat(kept.bytes()).isPositive().isLessThan(4L * SIZE);
    }

    @Test
    void worksOutOnlyWhatIsAskedWhereThatIsLittle() {
        KeptFigures kept = new KeptFigures(SIZE);

        readAll(alone(kept, FilterFigure.IO), 8);
        readAll(alone(kept, FilterFigure.IO), 8);

        assertThat(worked).isEqualTo(2 * SIZE / 8);
    }

    @Test
    void completesChunksThatMuchIsAskedOf() {
        KeptFigures kept = new KeptFigures(SIZE);

        readAll(alone(kept, FilterFigure.IO), 3);
        readAll(alone(kept, FilterFigure.IO), 1);

        assertThat(worked).isEqualTo(SIZE);
    }

    @Test
    void takesNoMoreHeapThanItMay() {
        long budget = 12_000;
        KeptFigures kept = new KeptFigures(SIZE, budget);
        long chunk = LongColumn.CHUNK * 2L;

        for (FilterFigure each : FilterFigure.values()) {
            readAll(alone(kept, each), 1);

            assertThat(kept.bytes()).isLessThan(budget + chunk);
        }
    }

    @Test
    void keepsThoseAskedForLast() {
        KeptFigures kept = new KeptFigures(SIZE, 40_000);
        readAll(alone(kept, FilterFigure.IO), 1);
        readAll(alone(kept, FilterFigure.SELF), 1);
        readAll(alone(kept, FilterFigure.IO), 1);
        readAll(alone(kept, FilterFigure.LOCK), 1);
        readAll(alone(kept, FilterFigure.WAITS), 1);
        worked = 0;

        readAll(alone(kept, FilterFigure.WAITS), 1);

        assertThat(worked).isZero();
    }

    @Test
    void worksFiguresOutTogetherThatAreAskedTogether() {
        KeptFigures kept = new KeptFigures(SIZE);
        FiguresTogether together = new FiguresTogether();
        List<Integer> order = new ArrayList<>();
        KeptFigure io = together.of(FilterFigure.IO, kept, execution -> noted(order, execution));
        KeptFigure tier2 = together.of(FilterFigure.TIER2, kept, execution -> noted(order, execution));

        for (int execution = 0; execution < SIZE; execution++) {
            io.applyAsLong(execution);
            tier2.applyAsLong(execution);
        }

        assertThat(order).hasSize(2 * SIZE);
        List<Integer> second = order.subList(2 * LongColumn.CHUNK, 4 * LongColumn.CHUNK);
        assertThat(second).isEqualTo(second.stream().sorted().toList());
        assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    }

    @Test
    void worksNoMoreOutOfAFigureBesideThanIsAsked() {
        KeptFigures kept = new KeptFigures(SIZE);
        FiguresTogether together = new FiguresTogether();
        KeptFigure io = together.of(FilterFigure.IO, kept, execution -> 1);
        KeptFigure tier2 = together.of(FilterFigure.TIER2, kept, figure);

        for (int execution = 0; execution < SIZE; execution++) {
            if (execution % 8 == 0) {
                tier2.applyAsLong(execution);
            }
            io.applyAsLong(execution);
        }

        assertThat(worked).isEqualTo(SIZE / 8);
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

    private KeptFigure alone(KeptFigures kept, FilterFigure wanted) {
        return new FiguresTogether().of(wanted, kept, figure);
    }

    private static FilterNode.Text bind(String value) {
        return new FilterNode.Text(FilterText.BIND, FilterOperator.EQUAL, value);
    }

    private static long noted(List<Integer> order, int execution) {
        order.add(execution);
        return execution;
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
