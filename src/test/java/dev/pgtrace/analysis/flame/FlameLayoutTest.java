package dev.pgtrace.analysis.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameBuilder.Siblings;
import dev.pgtrace.analysis.span.SpanCull;
import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.span.SpanWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlameLayoutTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void placesFramesAsTheRecursiveTwinDoes(long seed) {
        FlameGraph graph = FlameTrees.random(seed, 2000);
        for (FlameOrder order : FlameOrder.values()) {
            FlameLayout layout = FlameLayout.of(graph, order);
            List<List<Place>> expected = new ArrayList<>();
            place(graph, order, 0, 0, expected);

            List<List<Place>> rows = new ArrayList<>();
            for (int depth = 0; depth < layout.rowCount(); depth++) {
                SpanRow row = layout.row(depth);
                List<Place> places = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    places.add(new Place(row.item(i), row.start(i), row.end(i)));
                    assertThat(layout.start(row.item(i))).isEqualTo(row.start(i));
                }
                rows.add(places);
            }
            assertThat(rows).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void showsTheSamePixelsAsLookingAtEveryFrame(long seed) {
        Random random = new Random(seed);
        FlameLayout layout = FlameLayout.of(FlameTrees.random(seed, 4000), FlameOrder.FILE);
        long total = layout.graph().total();
        for (int round = 0; round < 200; round++) {
            double from = random.nextDouble() * total * 0.9;
            double span = Math.max(1, (total - from) * Math.pow(random.nextDouble(), 4));
            SpanWindow window = round == 0
                    ? new SpanWindow(0, total, 300)
                    : new SpanWindow(from, from + span, 1 + random.nextInt(600));
            for (int depth = 0; depth < layout.rowCount(); depth++) {
                assertThat(culled(layout.row(depth), window)).isEqualTo(naive(layout.row(depth), window));
            }
        }
    }

    @Test
    void findsTheFrameUnderThePointer() {
        FlameLayout layout = FlameLayout.of(FlameTrees.small(), FlameOrder.FILE);

        assertThat(layout.frameAt(1, 59.9, 0.1)).isEqualTo(1);
        assertThat(layout.frameAt(1, 60, 0.1)).isEqualTo(4);
        assertThat(layout.frameAt(2, 55, 0.1)).isEqualTo(-1);
        assertThat(layout.frameAt(9, 55, 0.1)).isEqualTo(-1);
        assertThat(layout.frameAt(2, 21, 40)).as("the widest within reach").isEqualTo(3);
    }

    @Test
    void putsTheHeaviestFirst() {
        FlameLayout layout = FlameLayout.of(FlameTrees.small(), FlameOrder.HEAVIEST_FIRST);

        assertThat(names(layout)).containsExactly("trace", "a a b", "b1 a2 a1 b1");
    }

    @Test
    void stepsFromFrameToFrame() {
        FlameLayout layout = FlameLayout.of(FlameTrees.small(), FlameOrder.FILE);

        assertThat(FlameSteps.child(layout, 1)).isEqualTo(3);
        assertThat(FlameSteps.child(layout, 3)).isEqualTo(3);
        assertThat(FlameSteps.parent(layout, 3)).isEqualTo(1);
        assertThat(FlameSteps.parent(layout, 0)).isZero();
        assertThat(FlameSteps.sibling(layout, 2, 1)).isEqualTo(3);
        assertThat(FlameSteps.sibling(layout, 3, 1)).isEqualTo(3);
        assertThat(FlameSteps.slice(layout, 3, 1)).isEqualTo(5);
        assertThat(FlameSteps.slice(layout, 2, -1)).isEqualTo(2);
        assertThat(FlameSteps.alike(layout, 2, 1)).as("next execution of a").isEqualTo(6);
        assertThat(FlameSteps.alike(layout, 6, -1)).isEqualTo(1);
        assertThat(FlameSteps.alike(layout, 6, 1)).isEqualTo(6);
    }

    @Test
    void searchesWithoutRegardToCaseAndCountsNestedWeightOnce() {
        FlameGraph graph = FlameTrees.small();
        FlameSearch search = FlameSearch.of(graph, "A");

        assertThat(search.count()).isEqualTo(5);
        assertThat(search.weight()).isEqualTo(graph.total());
        FlameSearch b1 = FlameSearch.of(graph, "b1");
        assertThat(b1.weight()).isEqualTo(15);
        assertThat(b1.next(0, 1)).isEqualTo(5);
        assertThat(b1.next(5, 1)).isEqualTo(7);
        assertThat(b1.next(7, 1)).isEqualTo(5);
        assertThat(b1.next(5, -1)).isEqualTo(7);
        assertThat(FlameSearch.of(graph, "nothing").next(0, 1)).isEqualTo(-1);
    }

    @Test
    void hasNoRowsForATraceWithoutWeight() {
        FlameGraph graph = new FlameBuilder(FlameWeight.ROWS, Siblings.KEEP, "empty").build();

        assertThat(FlameLayout.of(graph, FlameOrder.FILE).rowCount()).isZero();
        assertThat(FlameLayout.of(graph, FlameOrder.FILE).has(0)).isFalse();
    }

    private static List<String> names(FlameLayout layout) {
        List<String> rows = new ArrayList<>();
        for (int depth = 0; depth < layout.rowCount(); depth++) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < layout.row(depth).size(); i++) {
                names.add(layout.graph().name(layout.row(depth).item(i)));
            }
            rows.add(String.join(" ", names));
        }
        return rows;
    }

    private static void place(FlameGraph graph, FlameOrder order, int frame, long start, List<List<Place>> rows) {
        if (graph.weight(frame) == 0) {
            return;
        }
        int depth = graph.depth(frame);
        while (rows.size() <= depth) {
            rows.add(new ArrayList<>());
        }
        rows.get(depth).add(new Place(frame, start, start + graph.weight(frame)));
        List<Integer> children = new ArrayList<>();
        for (int child = frame + 1; child < graph.subtreeEnd(frame); child = graph.subtreeEnd(child)) {
            children.add(child);
        }
        if (order == FlameOrder.HEAVIEST_FIRST) {
            children.sort(Comparator.comparingLong(child -> -graph.weight(child)));
        }
        long place = start;
        for (int child : children) {
            place(graph, order, child, place, rows);
            place += graph.weight(child);
        }
    }

    private static List<Mark> culled(SpanRow row, SpanWindow window) {
        List<Mark> marks = new ArrayList<>();
        SpanCull.row(row, window, new SpanCull.Boxes() {
            @Override
            public void box(int frame, int x0, int x1) {
                marks.add(new Mark(frame, x0, x1));
            }

            @Override
            public void tiny(int frame, int x) {
                marks.add(new Mark(frame, x, x));
            }
        });
        return marks;
    }

    private static List<Mark> naive(SpanRow row, SpanWindow window) {
        List<Mark> marks = new ArrayList<>();
        boolean[] marked = new boolean[window.pixels()];
        for (int i = 0; i < row.size(); i++) {
            if (row.end(i) <= window.from() || row.start(i) >= window.to()) {
                continue;
            }
            double left = (row.start(i) - window.from()) * window.scale();
            double right = (row.end(i) - window.from()) * window.scale();
            int x0 = Math.max(0, (int) Math.floor(left));
            if (right - left >= 1) {
                int x1 = Math.min(window.pixels(), (int) Math.floor(right));
                if (x1 > x0) {
                    marks.add(new Mark(row.item(i), x0, x1));
                }
            } else if (x0 < window.pixels() && !marked[x0]) {
                marks.add(new Mark(row.item(i), x0, x0));
                marked[x0] = true;
            }
        }
        return marks;
    }

    private record Place(int frame, long start, long end) {}

    /// A box, or a tiny mark where both ends are one.
    private record Mark(int frame, int x0, int x1) {}
}
