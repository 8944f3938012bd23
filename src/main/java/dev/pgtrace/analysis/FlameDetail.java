package dev.pgtrace.analysis;

import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;

/// How deep a flamegraph goes. Merged ones are small whatever the trace; one with every execution by itself leaves
/// out its finest frames where it would not fit into memory.
enum FlameDetail {
    CALLS,
    NODES,
    PARTS;

    /// At some 60 bytes a frame and as much while building, this stays below 400 MB.
    static final long MOST_FRAMES = 3_000_000;

    private static final int FRAMES_A_RUN = 3;
    private static final int PARTS_A_NODE = 3;

    static FlameDetail of(Trace trace, ExecutionSet selection, FlameOptions options) {
        if (!options.weight().reachesNodes()) {
            return CALLS;
        }
        if (options.grouping() != FlameGrouping.EXECUTION) {
            return PARTS;
        }
        PlanShapes shapes = trace.shapes();
        long runs = 0;
        long nodes = 0;
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            int shape = (int) trace.executions().get(e, ExecutionColumn.SHAPE);
            runs += FRAMES_A_RUN;
            nodes += shape < 0 ? 1 : shapes.nodeCount(shape);
        }
        if (runs + nodes > MOST_FRAMES) {
            return CALLS;
        }
        return runs + nodes * (1 + PARTS_A_NODE) > MOST_FRAMES ? NODES : PARTS;
    }
}
