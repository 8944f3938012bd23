package dev.pgtrace.ui.kit.task;

import dev.pgtrace.base.task.CancelToken;
import org.jspecify.annotations.Nullable;

/// A place in the window that shows the result of one task at a time, say the details of the selected execution. A
/// newer task in the same slot cancels the older one, whose result is dropped. Only the window's thread touches it.
public final class TaskSlot {
    private @Nullable CancelToken current;

    /// Cancels what runs in the slot, if anything does; its result is dropped.
    public void cancel() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    /// Asks what runs in the slot to end early and give what it has.
    public void stop() {
        if (current != null) {
            current.cancel();
        }
    }

    public boolean isBusy() {
        return current != null;
    }

    CancelToken renew() {
        cancel();
        CancelToken token = new CancelToken();
        current = token;
        return token;
    }

    /// Whether the token is still the slot's newest; the slot is free afterwards.
    boolean release(CancelToken token) {
        if (current != token) {
            return false;
        }
        current = null;
        return true;
    }

    boolean holds(CancelToken token) {
        return current == token;
    }
}
