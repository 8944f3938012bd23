package dev.pgtrace.server.experiment;

import java.util.concurrent.TimeUnit;

/// Notices that the memory is about to be full, before a thread that could do nothing about it does.
final class MemoryGuard {
    private static final double MOST = 0.85;
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

    private long next = System.nanoTime();

    /// Cheap as long as there is room; otherwise has garbage collected first, once in a while.
    boolean isShort() {
        long now = System.nanoTime();
        if (!isFull() || now - next < 0) {
            return false;
        }
        System.gc();
        next = System.nanoTime() + AGAIN_NANOS;
        return isFull();
    }

    private static boolean isFull() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > MOST * runtime.maxMemory();
    }
}
