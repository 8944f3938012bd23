package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.BitSet;

/// A filter of one trace. Tests of SQL read the file: not for the window's thread. Not thread-safe.
public final class ExecutionFilter {
    private static final int CHECK_EVERY = 1 << 12;

    private final Trace trace;
    private final Condition condition;

    ExecutionFilter(Trace trace, Condition condition) {
        this.trace = trace;
        this.condition = condition;
    }

    /// Whether an execution gets through.
    ///
    /// @throws TraceException when the file cannot be read any more
    public boolean test(int execution) throws TraceException {
        return condition.test(execution) == Truth.YES;
    }

    /// All executions that get through.
    ///
    /// @throws TraceException when the file cannot be read any more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public ExecutionSet select(CancelToken cancel) throws TraceException {
        int size = trace.executions().size();
        BitSet chosen = new BitSet(size);
        for (int execution = 0; execution < size; execution++) {
            if ((execution & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            if (condition.test(execution) == Truth.YES) {
                chosen.set(execution);
            }
        }
        return ExecutionSet.of(chosen, size);
    }
}
