package dev.pgtrace.app;

import dev.pgtrace.model.Trace;
import dev.pgtrace.store.TraceBuilder;
import java.util.function.Consumer;

/// Lets a snapshot through at once when the first rows are there, then so rarely that taking them costs little.
final class Pacer {
    private static final long MIN_GAP_NANOS = 100_000_000;
    /// A snapshot may take one part in this many of the time.
    private static final long SHARE = 20;

    private final Consumer<Trace> snapshots;
    private long next = Long.MIN_VALUE;
    private boolean any;
    private long shownBytes;

    Pacer(Consumer<Trace> snapshots) {
        this.snapshots = snapshots;
    }

    void progressed(TraceBuilder builder) {
        long now = System.nanoTime();
        if (any && (now - next < 0 || builder.bytes() == shownBytes)) {
            return;
        }
        Trace trace = builder.snapshot();
        if (trace.cursors().size() == 0 && trace.executions().size() == 0) {
            return;
        }
        any = true;
        shownBytes = builder.bytes();
        snapshots.accept(trace);
        long took = System.nanoTime() - now;
        next = now + took + Math.max(MIN_GAP_NANOS, took * SHARE);
    }
}
