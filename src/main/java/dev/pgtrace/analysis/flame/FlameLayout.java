package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.span.SpanRow;
/// Where the frames of a graph lie: one row a depth, sorted by place, in units of weight from the left edge of the
/// whole. Frames without weight have no place. Whether rows grow down or up is a matter of drawing. Immutable.

public final class FlameLayout {
    private final FlameGraph graph;
    private final FlameOrder order;
    private final SpanRow[] rows;
    private final int[] position;

    FlameLayout(FlameGraph graph, FlameOrder order, SpanRow[] rows, int[] position) {
        this.graph = graph;
        this.order = order;
        this.rows = rows;
        this.position = position;
    }

    public static FlameLayout of(FlameGraph graph, FlameOrder order) {
        return new FlamePlacement(graph, order).layout();
    }

    public FlameGraph graph() {
        return graph;
    }

    public FlameOrder order() {
        return order;
    }

    /// Rows with frames; 0 when the whole weighs nothing.
    public int rowCount() {
        return rows.length;
    }

    public SpanRow row(int depth) {
        return rows[depth];
    }

    /// Whether the frame has a place.
    public boolean has(int frame) {
        return position[frame] >= 0;
    }

    /// Index in its row, or -1 for a frame without weight.
    public int position(int frame) {
        return position[frame];
    }

    /// Left edge of a frame that has a place.
    public long start(int frame) {
        return rows[graph.depth(frame)].start(position[frame]);
    }

    /// Right edge of a frame that has a place.
    public long end(int frame) {
        return rows[graph.depth(frame)].end(position[frame]);
    }

    /// The frame of a row at a place, or -1. Where frames are narrower than the reach, the widest within it.
    ///
    /// @param reach how far left and right of the place to look, in units of weight
    public int frameAt(int depth, double place, double reach) {
        if (depth < 0 || depth >= rows.length) {
            return -1;
        }
        return rows[depth].itemAt(place, reach);
    }
}
