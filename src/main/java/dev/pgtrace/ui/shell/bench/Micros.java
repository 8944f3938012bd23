package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench.Times;
import java.util.stream.LongStream;

/// Microseconds that are noted for an hour without taking more room the longer it lasts, as the heap is measured
/// meanwhile. Exact: it is counted how often each number of microseconds came; only those over 0.13 s, which are few,
/// are kept one by one.
final class Micros {
    private static final int COUNTED = 1 << 17;

    private final int[] counts = new int[COUNTED];
    private final LongStream.Builder longer = LongStream.builder();

    /// @param micros 0 at least
    void add(long micros) {
        if (micros < COUNTED) {
            counts[(int) micros]++;
        } else {
            longer.add(micros);
        }
    }

    /// All of them from the least to the most; nothing can be added afterwards.
    Times sorted() {
        LongStream counted = LongStream.range(0, COUNTED)
                .flatMap(micros -> LongStream.generate(() -> micros).limit(counts[(int) micros]));
        return new Times(LongStream.concat(counted, longer.build().sorted()).toArray());
    }
}
