package dev.pgtrace.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// Says when the first frame was painted and ends the program: for measuring how long a start takes, and for training
/// an archive of classes, which is to hold the views too. Only where [#PROPERTY] names a file.
public final class FirstFrame {
    /// System property with the file that the moment is written to, and after a blank the processor time until then in
    /// microseconds.
    public static final String PROPERTY = "pgtrace.firstFrame";

    /// System property: with any value the program ends only when all views have been made in advance.
    public static final String WARM = "pgtrace.firstFrame.warm";

    private final Path file;
    private final ObservableBooleanValue warm;

    private FirstFrame(Path file, ObservableBooleanValue warm) {
        this.file = file;
        this.warm = warm;
    }

    /// The window is about to be shown.
    ///
    /// @param warm whether the views have been made in advance
    static void watch(Scene scene, ObservableBooleanValue warm) {
        String file = System.getProperty(PROPERTY, "");
        if (!file.isEmpty()) {
            after(scene, new FirstFrame(Path.of(file), warm)::tell);
        }
    }

    /// Does something when the first frame is on the screen.
    static void after(Scene scene, Runnable work) {
        scene.addPostLayoutPulseListener(new Second(scene, () -> {
            awaitPainter();
            Platform.runLater(work); // behind what brings a frame that was painted by program to the screen
        }));
    }

    /// Returns when all is painted that was handed over. The painter does one thing after the other, so it is asked for
    /// a picture of nothing.
    private static void awaitPainter() {
        new Group().snapshot(new SnapshotParameters(), new WritableImage(1, 1));
    }

    /// Processor time of the program until now, or -1.
    private static long cpuMicros() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1000)
                .orElse(-1L);
    }

    private void tell() {
        try {
            Instant now = Instant.now();
            Files.writeString(file, now + " " + cpuMicros());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (System.getProperty(WARM) == null || warm.get()) {
            Platform.exit();
        } else {
            warm.addListener(observable -> Platform.exit());
        }
    }

    /// In the second pulse the first frame has been handed to the painter, which may not have begun with it.
    private static final class Second implements Runnable {
        private final Scene scene;
        private final Runnable work;
        private int pulses;

        Second(Scene scene, Runnable work) {
            this.scene = scene;
            this.work = work;
        }

        @Override
        public void run() {
            pulses++;
            if (pulses == 1) {
                Platform.requestNextPulse();
            } else {
                scene.removePostLayoutPulseListener(this);
                Platform.runLater(work);
            }
        }
    }
}
