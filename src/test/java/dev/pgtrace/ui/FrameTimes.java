package dev.pgtrace.ui;

import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Milliseconds of something that happens again and again: of processor time of the window's thread, which a busy
/// machine does not blur, and of the wall clock.
public final class FrameTimes {
    public static final int WIDTH = 1920;
    public static final int HEIGHT = 1080;

    private static final int PULSES = 200;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double[] wall;
    private final double[] cpu;
    private int count;

    public FrameTimes(int size) {
        wall = new double[size];
        cpu = new double[size];
    }

    public void take(Runnable work) {
        long wallStart = System.nanoTime();
        long cpuStart = THREADS.getCurrentThreadCpuTime();
        work.run();
        add(System.nanoTime() - wallStart, THREADS.getCurrentThreadCpuTime() - cpuStart);
    }

    public void print(String what) {
        System.out.println(what + ": cpu " + text(cpu) + ", wall " + text(wall));
    }

    /// Shows canvases one after the other in a window in which every pulse moves and draws anew; the processor time of
    /// the thread from pulse to pulse is all that a frame costs it, the upload of the picture included. Returns
    /// when all have been measured.
    public static void ofPulses(List<Supplier<RasterCanvas>> canvases) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        for (Supplier<RasterCanvas> canvas : canvases) {
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(() -> window(canvas.get(), done));
            done.await();
        }
        Platform.exit();
    }

    private static void window(RasterCanvas canvas, CountDownLatch done) {
        canvas.setMotion(Duration.ZERO);
        Stage stage = new Stage();
        stage.setScene(new Scene(canvas, WIDTH, HEIGHT));
        stage.show();
        FrameTimes times = new FrameTimes(PULSES);
        double whole = canvas.target().whole();
        new AnimationTimer() {
            private int pulses;
            private long wall;
            private long cpu;

            @Override
            public void handle(long now) {
                long wallNow = System.nanoTime();
                long cpuNow = THREADS.getCurrentThreadCpuTime();
                if (pulses > 20) {
                    times.add(wallNow - wall, cpuNow - cpu);
                }
                wall = wallNow;
                cpu = cpuNow;
                double phase = pulses / (double) PULSES;
                canvas.jump(Span.all((long) whole).zoom(0.5, 1 + 0.2 * phase).pan(0.05 * phase));
                if (++pulses == PULSES + 21) {
                    stop();
                    times.print("whole pulse at " + WIDTH + "x" + HEIGHT);
                    stage.hide();
                    done.countDown();
                }
            }
        }.start();
    }

    private void add(long wallNanos, long cpuNanos) {
        if (count < wall.length) {
            wall[count] = wallNanos / 1e6;
            cpu[count++] = cpuNanos / 1e6;
        }
    }

    private String text(double[] millis) {
        double[] sorted = Arrays.copyOf(millis, count);
        Arrays.sort(sorted);
        return String.format("min %.2f median %.2f p95 %.2f", sorted[0], sorted[count / 2], sorted[count * 95 / 100]);
    }
}
