package dev.pgtrace.ui.kit.task;

import dev.pgtrace.base.task.CancelToken;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The twin for tests: everything happens at once, on the caller's thread.
public final class SameThreadTaskRunner implements TaskRunner {
    @Override
    public void start(TaskSlot slot, BackgroundTask<?> task) {
        run(slot, task);
    }

    @Override
    public <T> Consumer<T> coalesced(Consumer<T> onWindow) {
        return onWindow;
    }

    private static <T> void run(TaskSlot slot, BackgroundTask<T> task) {
        CancelToken token = slot.renew();
        T result;
        try {
            result = task.work().run(task.progress(), token);
        } catch (CancellationException e) {
            slot.release(token);
            task.cancel();
            return;
        } catch (Exception e) {
            slot.release(token);
            task.fail(e, fault -> {
                throw new IllegalStateException(fault);
            });
            return;
        }
        if (slot.release(token)) {
            task.succeed(result);
        } else {
            task.drop(result);
        }
    }
}
