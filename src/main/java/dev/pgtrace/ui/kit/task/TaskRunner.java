package dev.pgtrace.ui.kit.task;

import java.util.function.Consumer;

/// Runs work off the window's thread. Called on the window's thread, calls back on the window's thread.
public interface TaskRunner {
    /// Starts a task in a slot. The task's result is dropped when a newer task took the slot or [TaskSlot#cancel]
    /// was called; [BackgroundTask]'s `finished` runs in any case.
    void start(TaskSlot slot, BackgroundTask<?> task);

    /// A consumer for any thread that hands the newest value to `onWindow` on the window's thread, at most 20 times
    /// a second. Values in between are lost; the last one never is.
    <T> Consumer<T> coalesced(Consumer<T> onWindow);
}
