package dev.pgtrace.ui.kit.raster;

import java.util.concurrent.TimeUnit;
import javafx.util.Duration;

/// Where the view is on its way to the span that was asked for: fast at first, then slower, never longer than its
/// duration.
public final class Motion {
    public static final Duration SHORT = Duration.millis(110);

    private Span start;
    private Span target;
    private Span now;
    private long startNanos;
    private long lastNanos;
    private long durationNanos = TimeUnit.MILLISECONDS.toNanos((long) SHORT.toMillis());
    private boolean moving;

    public Motion(Span span) {
        start = span;
        target = span;
        now = span;
    }

    /// Zero to have every change at once.
    public void setDuration(Duration duration) {
        durationNanos = TimeUnit.MILLISECONDS.toNanos((long) duration.toMillis());
    }

    public Span span() {
        return now;
    }

    /// What the next gesture starts from, so that a fast wheel does not lose steps.
    public Span target() {
        return target;
    }

    public boolean isMoving() {
        return moving;
    }

    public void jump(Span span) {
        start = span;
        target = span;
        now = span;
        moving = false;
    }

    public void go(Span span) {
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
    public void tick(long nanos) {
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
