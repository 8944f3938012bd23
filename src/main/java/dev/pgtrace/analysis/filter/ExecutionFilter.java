package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import java.util.BitSet;
import java.util.function.Supplier;

/// A filter of one trace. Tests of SQL read the file: not for the window's thread. Not thread-safe.
public final class ExecutionFilter {
    private final Trace trace;
    private final Supplier<Condition> conditions;
    private final Condition condition;

    /// @param conditions makes the same test again, for another thread
    ExecutionFilter(Trace trace, Supplier<Condition> conditions) {
        this.trace = trace;
        this.conditions = conditions;
        this.condition = conditions.get();
    }

    /// Whether an execution gets through.
    ///
    /// @throws TraceException when the file cannot be read any more
    public boolean test(int execution) throws TraceException {
        return condition.test(execution) == Truth.YES;
    }

    /// All executions that get through; many are tested on all processors.
    ///
    /// @throws TraceException when the file cannot be read any more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public ExecutionSet select(CancelToken cancel) throws TraceException {
        return select(Math.max(1, Runtime.getRuntime().availableProcessors()), cancel);
    }

    ExecutionSet select(int threads, CancelToken cancel) throws TraceException {
        return select(threads, Selection.SLICE, cancel);
    }

    /// @param slice rows that a thread takes at a time
    ExecutionSet select(int threads, int slice, CancelToken cancel) throws TraceException {
        int size = trace.executions().size();
        long[] chosen = new Selection(size, slice, condition, conditions, cancel).chosen(threads);
        return ExecutionSet.of(BitSet.valueOf(chosen), size);
    }
}
