package dev.pgtrace.app;

import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;

/// What two writings of the same trace have in common.
record TraceSums(
        TraceCounts counts, int statements, int cursors, int executions, int nodes, int calls, int waits, int shapes) {
    static TraceSums of(Trace trace) {
        return new TraceSums(
                trace.info().counts(),
                trace.statements().size(),
                trace.cursors().size(),
                trace.executions().size(),
                trace.nodes().size(),
                trace.calls().size(),
                trace.waits().size(),
                trace.shapes().size());
    }

    /// Those of a recording and of what it was made of: how many texts of how many sessions they remember, before
    /// one counts as a new cursor, is their own.
    TraceSums withoutCursors() {
        TraceCounts all = counts;
        TraceCounts kept = new TraceCounts(
                all.parses(),
                0,
                all.executions(),
                all.finishedExecutions(),
                all.binds(),
                all.nullBinds(),
                all.plans(),
                all.planNodes(),
                all.executedNodes(),
                all.waits(),
                0,
                all.parseMicros(),
                all.execMicros(),
                all.cpuMicros(),
                all.hitBlocks(),
                all.readBlocks(),
                all.rows());
        return new TraceSums(kept, statements, 0, executions, nodes, calls, waits, shapes);
    }
}
