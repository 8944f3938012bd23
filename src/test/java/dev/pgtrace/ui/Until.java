package dev.pgtrace.ui;

import dev.pgtrace.ui.kit.task.Steps;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.testfx.util.WaitForAsyncUtils;

/// Waits for a window, for as long as a busy machine takes and not for ever. TestFX waits for events that were posted
/// already: what comes with a pulse, a timer or a task is not among them.
public final class Until {
    private static final int PATIENCE_SECONDS = 20;
    /// One in which a change is noticed, one in which it is drawn, and one for what that changed.
    private static final int PULSES = 3;

    private Until() {}

    /// Until a condition holds. It is asked on the window's thread: elsewhere a table that is just being filled gives
    /// wrong answers, and keeps them.
    public static void is(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                .get());
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Until what was changed is laid out and drawn, and all parts of views that come a pulse after the other are
    /// there. What a task in the background or a timer brings is to be waited for by [#is].
    public static void drawn() {
        for (int pulse = 0; pulse < PULSES; pulse++) {
            CompletableFuture<Boolean> passed = new CompletableFuture<>();
            Platform.runLater(() -> Steps.then(() -> passed.complete(true)));
            try {
                passed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("the window does not draw", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
