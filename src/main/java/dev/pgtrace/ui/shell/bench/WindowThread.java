package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.base.task.CancelToken;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The window's thread and the one that draws, seen from outside.
final class WindowThread {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String DRAWING = "QuantumRenderer-0";
    private static final long LONGEST_SECONDS = 180;

    private WindowThread() {}

    /// Does something there and gives its result.
    static <T> T ask(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The window failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The window has not answered for " + LONGEST_SECONDS + " s.", e);
        }
    }

    static void tell(Runnable work) throws InterruptedException {
        ask(() -> {
            work.run();
            return true;
        });
    }

    /// Waits until something holds, which is looked at with every pulse.
    ///
    /// @param what is waited for, in words
    static void await(String what, CancelToken cancel, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch holds = new CountDownLatch(1);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long nowNanos) {
                if (condition.getAsBoolean()) {
                    stop();
                    holds.countDown();
                }
            }
        };
        Platform.runLater(timer::start);
        await(what, cancel, holds);
    }

    static void await(String what, CancelToken cancel, CountDownLatch latch) throws InterruptedException {
        long start = System.nanoTime();
        while (!latch.await(50, TimeUnit.MILLISECONDS)) {
            cancel.check();
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LONGEST_SECONDS)) {
                throw new IllegalStateException("Waited " + LONGEST_SECONDS + " s in vain: " + what + ".");
            }
        }
    }

    static long cpuNanos(long threadId) {
        return THREADS.getThreadCpuTime(threadId);
    }

    static long ownCpuNanos() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /// Id of the drawing thread, or -1.
    static long drawing() {
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(DRAWING)) {
                return thread.getThreadId();
            }
        }
        return -1;
    }
}
