package dev.pgtrace.ui.shell.bench;

import dev.pgtrace.app.WindowBench;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Something that moves with every pulse. What a frame costs is the processor time from pulse to pulse, the upload of
/// the picture and what others do on the window's thread included.
final class FrameRun {
    private static final int WARM_UP = 20;

    private final int pulses;
    private final DoubleConsumer move;
    private final CountDownLatch done = new CountDownLatch(1);
    private final long drawingThread = WindowThread.drawing();
    private final long[] window;
    private final long[] drawing;
    private final long[] wall;
    private final long[] cost;
    private int count = -WARM_UP;
    private long windowBefore;
    private long drawingBefore;
    private long wallBefore;

    private FrameRun(int pulses, DoubleConsumer move) {
        this.pulses = pulses;
        this.move = move;
        this.window = new long[pulses];
        this.drawing = new long[pulses];
        this.wall = new long[pulses];
        this.cost = new long[pulses];
    }

    /// @param move hears how much of the way is done, from 0 to 1; the first frames go back to the beginning
    static Figure of(Part part, String what, int pulses, DoubleConsumer move, CancelToken cancel)
            throws InterruptedException {
        FrameRun run = new FrameRun(pulses, move);
        StallMeter stalls = StallMeter.start();
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long nowNanos) {
                if (run.pulse()) {
                    stop();
                    run.done.countDown();
                }
            }
        };
        Platform.runLater(timer::start);
        WindowThread.await(what, cancel, run.done);
        return new Figure(
                part,
                what,
                Measure.FRAME,
                WindowBench.FRAME_MICROS,
                new Times(run.cost),
                new Times(run.window),
                new Times(run.drawing),
                new Times(run.wall),
                stalls.stop());
    }

    /// @return whether that was the last one
    private boolean pulse() {
        long windowNow = WindowThread.ownCpuNanos();
        long drawingNow = drawingThread < 0 ? 0 : WindowThread.cpuNanos(drawingThread);
        long wallNow = System.nanoTime();
        if (count > 0) {
            int at = count - 1;
            window[at] = (windowNow - windowBefore) / 1000;
            drawing[at] = (drawingNow - drawingBefore) / 1000;
            wall[at] = (wallNow - wallBefore) / 1000;
            cost[at] = Math.max(window[at], drawing[at]);
        }
        windowBefore = windowNow;
        drawingBefore = drawingNow;
        wallBefore = wallNow;
        move.accept(Math.max(0, count) / (double) pulses);
        return ++count > pulses;
    }
}
