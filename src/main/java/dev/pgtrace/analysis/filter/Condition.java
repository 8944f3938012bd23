package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;

/// A test of an execution.
interface Condition {
    /// How dear a test is: the cheap ones go first.
    enum Cost {
        COLUMN,
        SHAPE,
        ACCOUNT,
        TEXT,
        DETAIL
    }

    Truth test(int execution) throws TraceException;

    Cost cost();
}
