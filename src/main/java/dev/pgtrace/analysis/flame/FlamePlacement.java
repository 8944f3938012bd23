package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.span.SpanRow;
import java.util.Arrays;

/// Places the frames row by row from the top: a row's children in the row's order are the next row.
final class FlamePlacement {
    private final FlameGraph graph;
    private final FlameOrder order;
    private final int[] position;
    private final int[] countByDepth;
    private final WeightSort sort;

    FlamePlacement(FlameGraph graph, FlameOrder order) {
        this.graph = graph;
        this.order = order;
        this.position = new int[graph.size()];
        this.countByDepth = counts(graph);
        this.sort = new WeightSort(graph);
    }

    FlameLayout layout() {
        Arrays.fill(position, -1);
        SpanRow[] rows = new SpanRow[countByDepth.length];
        for (int depth = 0; depth < rows.length; depth++) {
            rows[depth] = depth == 0 ? first() : below(rows[depth - 1], countByDepth[depth]);
        }
        return new FlameLayout(graph, order, rows, position);
    }

    private SpanRow first() {
        position[0] = 0;
        return new SpanRow(new long[] {0}, new long[] {graph.total()}, new int[] {0});
    }

    private SpanRow below(SpanRow above, int size) {
        int[] frames = new int[size];
        long[] starts = new long[size];
        long[] ends = new long[size];
        int count = 0;
        for (int i = 0; i < above.size(); i++) {
            int parent = above.item(i);
            int from = count;
            int end = graph.subtreeEnd(parent);
            for (int child = parent + 1; child < end; child = graph.subtreeEnd(child)) {
                if (graph.weight(child) > 0) {
                    frames[count++] = child;
                }
            }
            if (order == FlameOrder.HEAVIEST_FIRST) {
                sort.heaviestFirst(frames, from, count);
            }
            long place = above.start(i);
            for (int at = from; at < count; at++) {
                starts[at] = place;
                place += graph.weight(frames[at]);
                ends[at] = place;
                position[frames[at]] = at;
            }
        }
        return new SpanRow(starts, ends, frames);
    }

    /// Frames with a weight by depth. A child never outweighs its parent, so that these have their parents too.
    private static int[] counts(FlameGraph graph) {
        int[] counts = new int[16];
        int depths = 0;
        for (int frame = 0; frame < graph.size(); frame++) {
            if (graph.weight(frame) > 0) {
                int depth = graph.depth(frame);
                if (depth >= counts.length) {
                    counts = Arrays.copyOf(counts, Math.max(depth + 1, counts.length * 2));
                }
                counts[depth]++;
                depths = Math.max(depths, depth + 1);
            }
        }
        return Arrays.copyOf(counts, depths);
    }
}
