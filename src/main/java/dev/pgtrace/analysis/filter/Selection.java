package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Tests all executions, each thread with a condition of its own: slices of rows are taken in their order, so that what
/// reads columns reads them forward.
final class Selection {
    /// A multiple of the chunks of columns, and of the bits of a word: no two threads write to the same word.
    static final int SLICE = 4 * LongColumn.CHUNK;

    private final int size;
    private final int slice;
    private final Condition own;
    private final Supplier<Condition> others;
    private final CancelToken cancel;
    private final CancelToken failed = new CancelToken();
    private final long[] chosen;
    private final AtomicInteger next = new AtomicInteger();

    /// @param slice rows taken at a time, a multiple of [LongColumn#CHUNK]
    Selection(int size, int slice, Condition own, Supplier<Condition> others, CancelToken cancel) {
        this.size = size;
        this.slice = slice;
        this.own = own;
        this.others = others;
        this.cancel = cancel;
        this.chosen = new long[(size + Long.SIZE - 1) / Long.SIZE];
    }

    /// A bit for each execution that gets through.
    long[] chosen(int threads) throws TraceException {
        if (threads == 1 || size <= 4 * slice) {
            take(own);
            return chosen;
        }
        ExecutorService pool = Tasks.pool("filter", threads - 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                running.add(pool.submit(() -> {
                    take(others.get()); // made there, as some look at the whole trace first
                    return null;
                }));
            }
            take(own);
            for (Future<?> one : running) {
                Tasks.result(one);
            }
            return chosen;
        } finally {
            failed.cancel();
            pool.close();
        }
    }

    /// Tests the slices that no other thread has taken.
    private void take(Condition condition) throws TraceException {
        for (int one = next.getAndIncrement(); one < slices(); one = next.getAndIncrement()) {
            cancel.check();
            failed.check();
            int to = Math.min(size, (one + 1) * slice);
            for (int execution = one * slice; execution < to; execution++) {
                if (condition.test(execution) == Truth.YES) {
                    chosen[execution >>> 6] |= 1L << execution;
                }
            }
        }
    }

    private int slices() {
        return (size + slice - 1) / slice;
    }
}
