package dev.pgtrace.base.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/// Turns the end of the process from outside (Ctrl-C, a plain kill) into a cancelled use case: cancels, waits until
/// the work has stopped, and lets the caller end the process with the work's own exit code.
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final CancelToken cancel;
    private final IntConsumer end;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook;
    private volatile int exitCode;

    private Interruption(CancelToken cancel, int exitCode, IntConsumer end) {
        this.cancel = cancel;
        this.exitCode = exitCode;
        this.end = end;
        this.hook = new Thread(this::interrupted, "interruption");
    }

    /// Watches until closed.
    ///
    /// @param exitCode for work that does not stop in time
    /// @param end      ends the process at once; called on the way down only
    public static Interruption watch(CancelToken cancel, int exitCode, IntConsumer end) {
        Interruption interruption = new Interruption(cancel, exitCode, end);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// Tells that the work has stopped, and with which exit code.
    public void stopped(int code) {
        exitCode = code;
        stopped.countDown();
    }

    private void interrupted() {
        cancel.cancel();
        try {
            if (stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                end.accept(exitCode);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end.accept(exitCode);
    }

    /// Stops watching, unless the process is on its way down already.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            stopped.countDown();
        }
    }
}
