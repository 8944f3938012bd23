package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.ui.kit.raster.Span;

/// Carries what is in sight of one flamegraph to another one with the same frames and other weights: the deepest frame
/// that has all of it is found, and the same part of it is shown there.
final class SpanLink {
    private SpanLink() {}

    /// @param from  the layout that `sight` is a part of
    /// @param to    the other one
    /// @param whole of the other one
    static Span carry(Span sight, FlameLayout from, FlameLayout to, Span whole) {
        if (sight.isAll() || from.rowCount() == 0 || to.rowCount() == 0) {
            return whole.fit(0, whole.whole());
        }
        int frame = holding(sight, from, to);
        double width = Math.max(1e-9, (double) from.end(frame) - from.start(frame));
        double scale = ((double) to.end(frame) - to.start(frame)) / width;
        double start = to.start(frame) + (sight.from() - from.start(frame)) * scale;
        double end = to.start(frame) + (sight.to() - from.start(frame)) * scale;
        return whole.fit(start, end);
    }

    /// The deepest frame around the sight that has a place on both sides.
    private static int holding(Span sight, FlameLayout from, FlameLayout to) {
        int found = 0;
        for (int depth = 1; depth < from.rowCount(); depth++) {
            SpanRow row = from.row(depth);
            int at = row.firstEndingAfter(sight.from());
            if (at >= row.size() || row.start(at) > sight.from() || row.end(at) < sight.to()) {
                return found;
            }
            if (!to.has(row.item(at))) {
                return found;
            }
            found = row.item(at);
        }
        return found;
    }
}
