package dev.pgtrace.analysis.compare;

import dev.pgtrace.base.task.CancelToken;

/// Compares two sides.
final class Comparer {
    Comparer(ComparedSide old, ComparedSide now, CompareOptions options, CancelToken cancel) {}

    TraceComparison compare() {
        throw new UnsupportedOperationException("the comparer follows");
    }
}
