package dev.pgtrace.store.index;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// Looks at all parts of something, on several threads: each takes the next one that nobody has taken, and all stop at
/// the first that is not sound.
final class Checks {
    /// Fewer are not worth a thread.
    private static final int FEW = 4;

    private final List<BooleanSupplier> parts;
    private final CancelToken cancel;
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean sound = true;

    private Checks(List<BooleanSupplier> parts, CancelToken cancel) {
        this.parts = parts;
        this.cancel = cancel;
    }

    /// Whether all parts are sound.
    ///
    /// @throws CancellationException when cancelled
    static boolean hold(List<BooleanSupplier> parts, int threads, CancelToken cancel) {
        Checks checks = new Checks(parts, cancel);
        if (threads == 1 || parts.size() <= FEW) {
            checks.takeOthers();
        } else {
            checks.takeAll(threads);
        }
        return checks.sound;
    }

    private void takeAll(int threads) {
        ExecutorService pool = Tasks.pool("index", threads - 1);
        try {
            List<Future<?>> others = new ArrayList<>();
            for (int i = 1; i < threads; i++) {
                others.add(pool.submit(this::takeOthers));
            }
            takeOthers();
            for (Future<?> other : others) {
                other.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void takeOthers() {
        for (int part = next.getAndIncrement(); part < parts.size() && sound; part = next.getAndIncrement()) {
            cancel.check();
            if (!parts.get(part).getAsBoolean()) {
                sound = false;
            }
        }
    }
}
