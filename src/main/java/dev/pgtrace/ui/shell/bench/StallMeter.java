package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench.Stalls;
import dev.pgtrace.base.task.Tasks;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// Watches how long the window's thread lets others wait. A token is put at the end of its queue every millisecond;
/// the time until it is taken is how long a key press would have waited.
final class StallMeter {
    private static final long LONGEST_SECONDS = 30;

    private final ArrayBlockingQueue<Long> taken = new ArrayBlockingQueue<>(1);
    private final Micros waits = new Micros();
    private final Micros own = new Micros();
    private final Thread watcher;
    private volatile boolean closed;

    private StallMeter() {
        watcher = Tasks.start("stall-meter", this::watch);
    }

    static StallMeter start() {
        return new StallMeter();
    }

    /// What was met since the start.
    Stalls stop() throws InterruptedException {
        closed = true;
        watcher.join();
        return new Stalls(waits.sorted(), own.sorted());
    }

    private void watch() {
        try {
            long before = -1;
            while (!closed) {
                long start = System.nanoTime();
                Platform.runLater(() -> taken.add(WindowThread.ownCpuNanos()));
                Long cpu = taken.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
                long end = System.nanoTime();
                if (cpu == null) {
                    waits.add((end - start) / 1000);
                    return; // it hangs: whoever waits for it says so
                }
                if (before >= 0) {
                    waits.add((end - start) / 1000);
                    own.add((cpu - before) / 1000);
                }
                before = cpu;
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
