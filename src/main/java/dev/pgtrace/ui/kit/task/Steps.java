package dev.pgtrace.ui.kit.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Work that only the window's thread can do, say the making of controls, in pieces: one a pulse, so that keys and
/// frames come in between. What a piece adds to the scene is styled and laid out in the pulse in which it ran.
public final class Steps {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
            runNext();
        }
    };

    /// Runs the pieces in their order, after those that wait already; at once on a thread that is not the window's,
    /// which nobody waits for.
    public void then(Runnable... pieces) {
        if (!Platform.isFxApplicationThread()) {
            List.of(pieces).forEach(Runnable::run);
            return;
        }
        waiting.addAll(List.of(pieces));
        if (!waiting.isEmpty()) {
            pulse.start();
        }
    }

    private void runNext() {
        Runnable next = waiting.poll();
        if (waiting.isEmpty()) {
            pulse.stop();
        }
        if (next != null) {
            next.run();
        }
    }
}
