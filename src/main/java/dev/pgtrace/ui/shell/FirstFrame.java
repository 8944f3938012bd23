package dev.pgtrace.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javafx.application.Platform;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;

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

    /// Does something when the first frame is painted.
    static void after(Scene scene, Runnable work) {
        scene.addPostLayoutPulseListener(new Second(scene, work));
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

    /// The second pulse cannot hand its frame over before the first frame is painted; what is put behind it runs after
    /// that.
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
