package dev.pgtrace.app;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Tasks;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.model.capture.CaptureLimits;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.capture.CaptureStatus.Phase;
import dev.pgtrace.server.capture.CaptureMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Watches a recording beside it: tells how it does, and stops it where a limit is reached or the user asks.
final class RecordingWatch implements AutoCloseable {
    private static final int EVERY_MILLIS = 200;
    /// How slowly the rate forgets.
    private static final double WEIGHT = 0.2;

    private final Path file;
    private final CaptureLimits limits;
    private final Consumer<CaptureStatus> status;
    private final CaptureMeter meter;
    private final AtomicLong executions;
    private final LongSupplier fileBytes;
    private final CancelToken asked;
    private final CancelToken stop;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final long begun = System.nanoTime();
    private volatile double rate;
    private long lastNanos = begun;
    private long lastExecutions;

    private RecordingWatch(
            Path file,
            CaptureLimits limits,
            Consumer<CaptureStatus> status,
            CaptureMeter meter,
            AtomicLong executions,
            LongSupplier fileBytes,
            CancelToken asked,
            CancelToken stop) {
        this.file = file;
        this.limits = limits;
        this.status = status;
        this.meter = meter;
        this.executions = executions;
        this.fileBytes = fileBytes;
        this.asked = asked;
        this.stop = stop;
    }

    static RecordingWatch start(
            Path file,
            CaptureLimits limits,
            Consumer<CaptureStatus> status,
            CaptureMeter meter,
            AtomicLong executions,
            LongSupplier fileBytes,
            CancelToken asked,
            CancelToken stop) {
        RecordingWatch watch = new RecordingWatch(file, limits, status, meter, executions, fileBytes, asked, stop);
        Tasks.start("pgtrace-watch", watch::watch);
        return watch;
    }

    private void watch() {
        try {
            while (!over.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                measureRate();
                status.accept(
                        now(stop.isCancelled() ? Phase.STOPPING : meter.isOn() ? Phase.RECORDING : Phase.STARTING));
                if (!stop.isCancelled() && (asked.isCancelled() || isReached())) {
                    stop.cancel();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.cancel();
        }
    }

    private void measureRate() {
        long nanos = System.nanoTime();
        long count = executions.get();
        double now = (count - lastExecutions) * 1e9 / Math.max(1, nanos - lastNanos);
        rate = lastExecutions == 0 ? now : rate + WEIGHT * (now - rate);
        lastNanos = nanos;
        lastExecutions = count;
    }

    private static String size(long bytes) {
        return NumberMarks.plain(() -> Bytes.format(bytes));
    }

    private boolean isReached() {
        int before = reasons.size();
        if (limits.durationMicros().isPresent()
                && elapsedMicros() >= limits.durationMicros().getAsLong()) {
            reasons.add(KeptTexts.of(
                    "kept.end.duration",
                    NumberMarks.plain(
                            () -> Durations.format(limits.durationMicros().getAsLong()))));
        }
        if (limits.bytes().isPresent()
                && fileBytes.getAsLong() >= limits.bytes().getAsLong()) {
            reasons.add(KeptTexts.of("kept.end.bytes", size(limits.bytes().getAsLong())));
        }
        OptionalDouble overhead = meter.overhead();
        if (limits.overhead().isPresent()
                && overhead.isPresent()
                && overhead.getAsDouble() > limits.overhead().getAsDouble()) {
            reasons.add(KeptTexts.of("kept.end.overhead", Math.round(overhead.getAsDouble() * 100)));
        }
        long free = freeBytes();
        if (free >= 0 && free < CaptureLimits.FREE_DISK_BYTES) {
            reasons.add(KeptTexts.of("kept.end.disk", size(free), file));
        }
        return reasons.size() > before;
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(file).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    long elapsedMicros() {
        return (System.nanoTime() - begun) / 1000;
    }

    /// Why it was stopped, other than that the user asked.
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    CaptureStatus end() {
        return now(Phase.ENDED);
    }

    private CaptureStatus now(Phase phase) {
        return new CaptureStatus(
                phase,
                elapsedMicros(),
                executions.get(),
                rate,
                meter.bytes(),
                fileBytes.getAsLong(),
                meter.lagMicros(),
                meter.lost(),
                meter.overhead());
    }

    @Override
    public void close() {
        over.countDown();
    }
}
