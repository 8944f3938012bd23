package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import org.jspecify.annotations.Nullable;

/// Plan shapes of a trace in a line each, worked out once.
final class PlanOutlines {
    private static final int LONGEST = 400;

    private final Trace trace;
    private final @Nullable String[] outlines;

    PlanOutlines(Trace trace) {
        this.trace = trace;
        this.outlines = new @Nullable String[trace.shapes().size()];
    }

    /// The same for the same shape in every trace.
    long fingerprint(int shape) {
        return trace.shapes().fingerprint(shape);
    }

    /// `Hash Join (Seq Scan on orders, Hash (Seq Scan on customers))`, cut where it is too long for a line.
    String outline(int shape) {
        String known = outlines[shape];
        if (known == null) {
            known = write(shape);
            outlines[shape] = known;
        }
        return known;
    }

    private String write(int shape) {
        PlanShapes shapes = trace.shapes();
        StringBuilder out = new StringBuilder();
        int depth = 0;
        int[] depths = new int[shapes.nodeCount(shape)];
        for (int node = 0; node < depths.length; node++) {
            int parent = shapes.parent(shape, node);
            depths[node] = parent < 0 ? 0 : depths[parent] + 1;
            if (node > 0) {
                if (depths[node] > depth) {
                    out.append(" (");
                } else {
                    out.repeat(')', depth - depths[node]).append(", ");
                }
            }
            depth = depths[node];
            out.append(NodeNames.display(
                    trace.name(shapes.label(shape, node)),
                    trace.name(shapes.relation(shape, node)),
                    trace.name(shapes.index(shape, node))));
            if (out.length() > LONGEST) {
                return out.append(" …").toString();
            }
        }
        return out.repeat(')', depth).toString();
    }
}
