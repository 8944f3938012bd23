package dev.pgtrace.ui.flame;

import java.util.concurrent.TimeUnit;
import javafx.util.Duration;

/// Where the view is on its way to the span that was asked for: fast at first, then slower, never longer than its
/// duration.
final class FlameMotion {
    static final Duration SHORT = Duration.millis(110);

    private FlameSpan start;
    private FlameSpan target;
    private FlameSpan now;
    private long startNanos;
    private long lastNanos;
    private long durationNanos = TimeUnit.MILLISECONDS.toNanos((long) SHORT.toMillis());
    private boolean moving;

    FlameMotion(FlameSpan span) {
        start = span;
        target = span;
        now = span;
    }

    /// Zero to have every change at once.
    void setDuration(Duration duration) {
        durationNanos = TimeUnit.MILLISECONDS.toNanos((long) duration.toMillis());
    }

    FlameSpan span() {
        return now;
    }

    /// What the next gesture starts from, so that a fast wheel does not lose steps.
    FlameSpan target() {
        return target;
    }

    boolean isMoving() {
        return moving;
    }

    void jump(FlameSpan span) {
        start = span;
        target = span;
        now = span;
        moving = false;
    }

    void go(FlameSpan span) {
        if (durationNanos == 0) {
            jump(span);
            return;
        }
        start = now;
        target = span;
        startNanos = moving ? lastNanos : 0;
        moving = true;
    }

    /// Moves on to a point in time.
    void tick(long nanos) {
        if (!moving) {
            return;
        }
        if (startNanos == 0) {
            startNanos = nanos;
        }
        lastNanos = nanos;
        double progress = (nanos - startNanos) / (double) durationNanos;
        if (progress >= 1) {
            jump(target);
        } else {
            double left = 1 - Math.max(0, progress);
            now = start.toward(target, 1 - left * left * left);
        }
    }
}
