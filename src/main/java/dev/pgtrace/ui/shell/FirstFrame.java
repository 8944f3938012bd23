package dev.pgtrace.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Says when the first frame was painted and ends the program: for measuring how long a start takes, and for training
/// an archive of classes. Only where [#PROPERTY] names a file.
public final class FirstFrame implements Runnable {
    /// System property with the file that the moment is written to.
    public static final String PROPERTY = "pgtrace.firstFrame";

    private final Scene scene;
    private final Path file;
    private int pulses;

    private FirstFrame(Scene scene, Path file) {
        this.scene = scene;
        this.file = file;
    }

    /// The window is about to be shown.
    static void watch(Scene scene) {
        String file = System.getProperty(PROPERTY, "");
        if (!file.isEmpty()) {
            scene.addPostLayoutPulseListener(new FirstFrame(scene, Path.of(file)));
        }
    }

    /// The second pulse cannot hand its frame over before the first frame is painted; what is put behind it runs after
    /// that.
    @Override
    public void run() {
        pulses++;
        if (pulses == 1) {
            Platform.requestNextPulse();
        } else {
            scene.removePostLayoutPulseListener(this);
            Platform.runLater(this::tell);
        }
    }

    private void tell() {
        try {
            Files.writeString(file, Instant.now().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Platform.exit();
    }
}
