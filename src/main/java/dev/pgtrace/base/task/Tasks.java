package dev.pgtrace.base.task;

import dev.pgtrace.base.TraceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// The only maker of threads outside the window: named daemon threads, so that a forgotten one never keeps the
/// process alive.
public final class Tasks {
    private Tasks() {}

    /// A fixed pool for work that keeps processors busy. The caller closes it.
    public static ExecutorService pool(String name, int threads) {
        return Executors.newFixedThreadPool(threads, factory(name));
    }

    /// What a piece of work on another thread gave, or the fault that it ended with.
    ///
    /// @throws CancellationException also when the waiting thread is interrupted
    public static <T> T result(Future<T> work) throws TraceException {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case TraceException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /// What a piece of work gave that throws nothing checked and has ended, or the fault that it ended with.
    public static <T> T ended(Future<T> work) {
        if (work.state() == Future.State.FAILED) {
            switch (work.exceptionNow()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case Throwable fault -> throw new IllegalStateException(fault);
            }
        }
        return work.resultNow();
    }

    /// Does pieces of work at the same time, the first one on this thread, and waits for all of them.
    ///
    /// @param work takes the number of its piece, from 0
    public static void together(String name, int pieces, IntConsumer work) {
        List<Future<?>> others = new ArrayList<>();
        try (ExecutorService pool = pool(name, Math.max(1, pieces - 1))) {
            for (int i = 1; i < pieces; i++) {
                int piece = i;
                others.add(pool.submit(() -> work.accept(piece)));
            }
            work.accept(0);
        }
        others.forEach(Tasks::ended);
    }

    /// A started daemon thread.
    public static Thread start(String name, Runnable work) {
        Thread thread = factory(name).newThread(work);
        thread.start();
        return thread;
    }

    private static ThreadFactory factory(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
