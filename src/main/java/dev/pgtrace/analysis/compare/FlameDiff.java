package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;

/// The flamegraphs of two sides as one tree. The graphs of both sides have the same frames under the same numbers and
/// differ in their weights alone; frames that a side does not have weigh nothing there. So one picture is the layout
/// of one of the two graphs coloured by [#change], two linked pictures are both, and a selection or a zoom in one is
/// the same frame number in the other. Immutable, safe on any thread.
///
/// Statements are matched as in [TraceComparison], calls of one statement are one whatever their plan, plan nodes by
/// name and order among siblings.
public final class FlameDiff {
    private final FlameGraph before;
    private final FlameGraph after;
    private final int[][] parts;

    /// @param parts by ordinal of the side and frame: index of the trace that the frame's reference is of, or -1
    FlameDiff(FlameGraph before, FlameGraph after, int[][] parts) {
        this.before = before;
        this.after = after;
        this.parts = parts;
    }

    /// Reads texts of statements.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static FlameDiff of(TraceComparison comparison, FlameWeight weight, CancelToken cancel)
            throws TraceException {
        return new FlameUnion(comparison, weight, cancel).diff();
    }

    /// Frames, the same number on both sides.
    public int size() {
        return before.size();
    }

    /// The graph of a side: lay it out to get widths of A or of B.
    public FlameGraph graph(Side side) {
        return side == Side.OLD ? before : after;
    }

    public FlameWeight weightKind() {
        return before.weightKind();
    }

    public long weight(Side side, int frame) {
        return graph(side).weight(frame);
    }

    public long delta(int frame) {
        return after.weight(frame) - before.weight(frame);
    }

    /// What the frame by itself changed, without its children.
    public long selfDelta(int frame) {
        return after.self(frame) - before.self(frame);
    }

    /// For colours: −1 = gone, 0 = the same, 1 = new; in between the difference by the greater of both.
    public double change(int frame) {
        long old = before.weight(frame);
        long now = after.weight(frame);
        long most = Math.max(old, now);
        return most == 0 ? 0 : (double) (now - old) / most;
    }

    /// The same as a figure to print: share of the old weight, NaN for a new frame.
    public Change figures(int frame) {
        return new Change(before.weight(frame), after.weight(frame));
    }

    /// Index in the side's parts of the trace that [FlameGraph#reference] of the frame is a row of, or -1.
    public int part(Side side, int frame) {
        return parts[side.ordinal()][frame];
    }
}
