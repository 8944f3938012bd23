package dev.pgtrace.analysis.span;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SpanRowTest {
    private static final int PIXELS = 1_800;

    /// What is drawn of a row.
    ///
    /// @param boxes item, first pixel and pixel after the last of each
    private record Drawn(List<List<Integer>> boxes, BitSet marks) implements SpanCull.Boxes {
        static Drawn nothing() {
            return new Drawn(new ArrayList<>(), new BitSet());
        }

        @Override
        public void box(int item, int x0, int x1) {
            boxes.add(List.of(item, x0, x1));
        }

        @Override
        public void tiny(int item, int x) {
            marks.set(x);
        }

        boolean isMarkedNear(int x) {
            return marks.get(x) || marks.get(x + 1) || x > 0 && marks.get(x - 1);
        }
    }

    @Test
    void drawsTheSameBoxesAsEveryItemDoesAndMarksAtMostAPixelBesideThem() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            SpanRow row = row(random, 2_000 + random.nextInt(60_000));
            double whole = row.end(row.size() - 1);
            double width = whole * Math.pow(10, -4 * random.nextDouble());
            double from = random.nextDouble() * (whole - width);
            SpanWindow window = new SpanWindow(from, from + width, PIXELS);
            Drawn exact = Drawn.nothing();
            Drawn quick = Drawn.nothing();

            SpanCull.everyItem(row, window, exact);
            SpanCull.row(row, window, quick);

            assertThat(quick.boxes()).as("round %s", round).isEqualTo(exact.boxes());
            assertThat(exact.marks().stream().filter(x -> !quick.isMarkedNear(x)))
                    .as("marks left out in round %s", round)
                    .isEmpty();
            assertThat(quick.marks().stream().filter(x -> !exact.isMarkedNear(x)))
                    .as("marks too many in round %s", round)
                    .isEmpty();
        }
    }

    @Test
    void hasFewItemsWherePixelsHoldMany() {
        SpanRow row = row(new Random(3), 1_000_000);
        double pixel = (double) row.end(row.size() - 1) / PIXELS;

        assertThat(row.seenAt(pixel).size()).isLessThan(20 * PIXELS);
        assertThat(row.seenAt(pixel / 1_000)).isSameAs(row);
    }

    @Test
    void isItselfWhereItIsShort() {
        SpanRow row = row(new Random(5), 100);

        assertThat(row.seenAt(Double.MAX_VALUE)).isSameAs(row);
    }

    /// Items of any length, most of them short, some of none, with gaps now and then.
    private static SpanRow row(Random random, int size) {
        long[] starts = new long[size];
        long[] ends = new long[size];
        int[] items = new int[size];
        long at = random.nextInt(50);
        for (int i = 0; i < size; i++) {
            starts[i] = at;
            ends[i] = at + (long) Math.pow(10, 4 * Math.pow(random.nextDouble(), 3)) - 1;
            items[i] = size - i;
            at = ends[i] + (random.nextInt(20) == 0 ? random.nextInt(20_000) : random.nextInt(3));
        }
        return new SpanRow(starts, ends, items);
    }
}
