package dev.pgtrace.analysis.flame;

import dev.pgtrace.analysis.span.SpanRow;
/// From a frame to the next one, as keys do. Every step gives the frame itself where there is no other.

public final class FlameSteps {
    private FlameSteps() {}

    public static int parent(FlameLayout layout, int frame) {
        return Math.max(0, layout.graph().parent(frame));
    }

    /// The widest child; of equal ones the leftmost.
    public static int child(FlameLayout layout, int frame) {
        FlameGraph graph = layout.graph();
        int best = frame;
        long weight = 0;
        for (int child = frame + 1; child < graph.subtreeEnd(frame); child = graph.subtreeEnd(child)) {
            if (graph.weight(child) > weight) {
                weight = graph.weight(child);
                best = child;
            }
        }
        return best;
    }

    /// The next frame under the same parent.
    ///
    /// @param step 1 to the right, -1 to the left
    public static int sibling(FlameLayout layout, int frame, int step) {
        int next = slice(layout, frame, step);
        return layout.graph().parent(next) == layout.graph().parent(frame) ? next : frame;
    }

    /// The next frame of the same depth, whoever its parent is.
    ///
    /// @param step 1 to the right, -1 to the left
    public static int slice(FlameLayout layout, int frame, int step) {
        SpanRow row = layout.row(layout.graph().depth(frame));
        int index = layout.position(frame) + step;
        return index < 0 || index >= row.size() ? frame : row.item(index);
    }

    /// The next execution of the same statement: from the statement above the frame, or the frame itself where
    /// there is none, to the next one of that kind with that name.
    ///
    /// @param step 1 to the right, -1 to the left
    public static int alike(FlameLayout layout, int frame, int step) {
        FlameGraph graph = layout.graph();
        int start = statement(graph, frame);
        SpanRow row = layout.row(graph.depth(start));
        for (int i = layout.position(start) + step; i >= 0 && i < row.size(); i += step) {
            int other = row.item(i);
            if (graph.nameId(other) == graph.nameId(start) && graph.kind(other) == graph.kind(start)) {
                return other;
            }
        }
        return frame;
    }

    private static int statement(FlameGraph graph, int frame) {
        for (int at = frame; at >= 0; at = graph.parent(at)) {
            if (graph.kind(at) == FlameKind.STATEMENT) {
                return at;
            }
        }
        return frame;
    }
}
