package dev.pgtrace.app;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.pgtrace.base.task.Tasks;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;

/// Looks at the heap again and again until closed.
final class HeapWatch implements AutoCloseable {
    private static final int COLLECTIONS = 3;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
    /// On the clock of [GcInfo].
    private final long startedMillis = ManagementFactory.getRuntimeMXBean().getUptime();

    private volatile boolean closed;
    private volatile long peak;
    private volatile long peakAfterCollection;

    private final long eachMillis;

    private HeapWatch(long eachMillis) {
        this.eachMillis = eachMillis;
    }

    /// @param eachMillis between two looks; a look takes some ten microseconds
    static HeapWatch start(long eachMillis) {
        HeapWatch watch = new HeapWatch(eachMillis);
        Tasks.start("heap-watch", watch::run);
        return watch;
    }

    /// The most that was in use at a look, garbage included.
    long peakBytes() {
        look();
        return peak;
    }

    /// The most that a collection left over; 0 where none ran.
    long peakAfterCollectionBytes() {
        return peakAfterCollection;
    }

    /// What is in use after the garbage is gone.
    static long retainedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void run() {
        while (!closed) {
            look();
            try {
                Thread.sleep(eachMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized void look() {
        long used = 0;
        for (MemoryPoolMXBean pool : pools) {
            used += pool.getUsage().getUsed();
        }
        peak = Math.max(peak, used);
        for (GarbageCollectorMXBean collector : collectors) {
            GcInfo last = collector.getLastGcInfo();
            if (last != null && last.getStartTime() >= startedMillis) {
                peakAfterCollection = Math.max(peakAfterCollection, left(last));
            }
        }
    }

    private long left(GcInfo collection) {
        long left = 0;
        for (MemoryPoolMXBean pool : pools) {
            MemoryUsage usage = collection.getMemoryUsageAfterGc().get(pool.getName());
            left += usage == null ? 0 : usage.getUsed();
        }
        return left;
    }
}
