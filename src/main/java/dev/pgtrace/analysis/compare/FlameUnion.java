package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;

/// Lays the flamegraphs of two sides over each other.
final class FlameUnion {
    FlameUnion(TraceComparison comparison, FlameWeight weight, CancelToken cancel) {}

    FlameDiff diff() throws TraceException {
        throw new UnsupportedOperationException("the union follows");
    }
}
