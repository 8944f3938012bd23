package dev.pgtrace.ui.kit.task;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Work that only the window's thread can do, say the making of controls, in pieces: one a pulse, so that keys and
/// frames come in between. What a piece adds to the scene is styled and laid out in the pulse in which it ran. There is
/// one line for all, as there is one thread for all: the pieces of two views do not fall into the same pulse.
public final class Steps {
    private static final Deque<Runnable> WAITING = new ArrayDeque<>();

    private Steps() {}

    /// Runs the pieces in their order, after those that wait already; at once on a thread that is not the window's,
    /// which nobody waits for.
    public static void then(Runnable... pieces) {
        if (!Platform.isFxApplicationThread()) {
            List.of(pieces).forEach(Runnable::run);
            return;
        }
        WAITING.addAll(List.of(pieces));
        Pulse.TIMER.start();
    }

    /// Made when first needed: a timer wants a toolkit that runs.
    private static final class Pulse extends AnimationTimer {
        static final Pulse TIMER = new Pulse();

        @Override
        public void handle(long nowNanos) {
            Runnable next = WAITING.poll();
            if (WAITING.isEmpty()) {
                stop();
            }
            if (next != null) {
                next.run();
            }
        }
    }
}
