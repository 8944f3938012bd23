package dev.pgtrace.ui.kit.task;

import dev.pgtrace.base.task.Progress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work and what follows it, everything but the work on the window's thread:
///
/// ```
/// BackgroundTask.of((progress, cancel) -> trace.text().detail(trace, execution))
///         .onSuccess(this::show)
///         .onFinished(() -> busy.set(false))
///         .start(runner, detailSlot);
/// ```
///
/// Without `onFailure` a failure goes to the window's error dialog.
public final class BackgroundTask<T> {
    private final Work<T> work;
    private Consumer<T> success = result -> {};
    private @Nullable Consumer<Throwable> failure;
    private Runnable cancelled = () -> {};
    private Runnable finished = () -> {};
    private Consumer<T> dropped = result -> {};
    private Progress progress = Progress.NONE;

    private BackgroundTask(Work<T> work) {
        this.work = work;
    }

    public static <T> BackgroundTask<T> of(Work<T> work) {
        return new BackgroundTask<>(work);
    }

    public BackgroundTask<T> onSuccess(Consumer<T> success) {
        this.success = success;
        return this;
    }

    public BackgroundTask<T> onFailure(Consumer<Throwable> failure) {
        this.failure = failure;
        return this;
    }

    /// Also when a newer task took the slot.
    public BackgroundTask<T> onCancelled(Runnable cancelled) {
        this.cancelled = cancelled;
        return this;
    }

    /// Gets a result that came too late to be wanted, to close what it holds; `cancelled` runs too.
    public BackgroundTask<T> onDropped(Consumer<T> dropped) {
        this.dropped = dropped;
        return this;
    }

    /// After success, failure or cancel.
    public BackgroundTask<T> onFinished(Runnable finished) {
        this.finished = finished;
        return this;
    }

    /// At most 20 times a second.
    public BackgroundTask<T> onProgress(Progress progress) {
        this.progress = progress;
        return this;
    }

    public void start(TaskRunner runner, TaskSlot slot) {
        runner.start(slot, this);
    }

    Work<T> work() {
        return work;
    }

    Progress progress() {
        return progress;
    }

    void succeed(T result) {
        try {
            success.accept(result);
        } finally {
            finished.run();
        }
    }

    void fail(Throwable fault, Consumer<Throwable> unhandled) {
        try {
            (failure == null ? unhandled : failure).accept(fault);
        } finally {
            finished.run();
        }
    }

    void drop(T result) {
        try {
            dropped.accept(result);
        } finally {
            cancel();
        }
    }

    void cancel() {
        try {
            cancelled.run();
        } finally {
            finished.run();
        }
    }
}
