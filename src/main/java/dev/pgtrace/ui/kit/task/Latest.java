package dev.pgtrace.ui.kit.task;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps the newest value and hands it over at most once a [#INTERVAL_MILLIS].
final class Latest<T> implements Consumer<T> {
    static final long INTERVAL_MILLIS = 50;

    private final AtomicReference<@Nullable T> pending = new AtomicReference<>();
    private final Consumer<T> onWindow;

    private volatile long lastNanos = System.nanoTime() - TimeUnit.SECONDS.toNanos(1);

    Latest(Consumer<T> onWindow) {
        this.onWindow = onWindow;
    }

    @Override
    public void accept(T value) {
        if (pending.getAndSet(value) != null) {
            return; // a hand-over is on its way and will take this value
        }
        long sinceMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastNanos);
        if (sinceMillis >= INTERVAL_MILLIS) {
            Platform.runLater(this::handOver);
        } else {
            Platform.runLater(() -> handOverAfter(INTERVAL_MILLIS - sinceMillis));
        }
    }

    private void handOverAfter(long millis) {
        PauseTransition pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(event -> handOver());
        pause.play();
    }

    private void handOver() {
        lastNanos = System.nanoTime();
        T value = pending.getAndSet(null);
        if (value != null) {
            onWindow.accept(value);
        }
    }
}
