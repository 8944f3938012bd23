package dev.pgtrace.ui.kit.task;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs tasks on daemon threads and calls back by `Platform.runLater`.
public final class FxTaskRunner implements TaskRunner {
    private record Step(long done, long total) {}

    private final ExecutorService workers = Executors.newCachedThreadPool(daemons("window-task"));
    private final Consumer<Throwable> unhandled;

    /// @param unhandled shows failures of tasks that do not care for them
    public FxTaskRunner(Consumer<Throwable> unhandled) {
        this.unhandled = unhandled;
    }

    @Override
    public void start(TaskSlot slot, BackgroundTask<?> task) {
        CancelToken token = slot.renew();
        workers.execute(() -> run(slot, token, task));
    }

    @Override
    public <T> Consumer<T> coalesced(Consumer<T> onWindow) {
        return new Latest<>(onWindow);
    }

    private <T> void run(TaskSlot slot, CancelToken token, BackgroundTask<T> task) {
        Consumer<Step> steps = coalesced(step -> {
            if (slot.holds(token)) {
                task.progress().report(step.done(), step.total());
            }
        });
        Progress progress = (done, total) -> steps.accept(new Step(done, total));
        try {
            token.check();
            T result = task.work().run(progress, token);
            Platform.runLater(() -> {
                if (slot.release(token)) {
                    task.succeed(result);
                } else {
                    task.drop(result);
                }
            });
        } catch (CancellationException e) {
            Platform.runLater(() -> {
                slot.release(token);
                task.cancel();
            });
        } catch (Throwable e) { // the window must hear of every fault, also of an OutOfMemoryError
            Platform.runLater(() -> {
                if (slot.release(token)) {
                    task.fail(e, unhandled);
                } else {
                    task.cancel();
                }
            });
        }
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
