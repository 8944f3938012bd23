package dev.pgtrace.ui.shell.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;

/// The toolkit without a display: the pipeline that draws in memory, on a screen of 1920 by 1080.
final class Toolkit {
    /// Kept, because loggers are forgotten with their levels when nobody holds them.
    private static final Logger LOGGER = Logger.getLogger("javafx");

    private static final long START_SECONDS = 60;

    private Toolkit() {}

    /// System properties for it.
    static Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("glass.platform", "Monocle");
        properties.put("monocle.platform", "Headless");
        properties.put("headless.geometry", "1920x1080-32");
        properties.put("prism.order", "sw");
        return properties;
    }

    /// The same as options of Java.
    static List<String> options() {
        return properties().entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    /// Starts it, once in a process.
    static void start() throws InterruptedException {
        properties().forEach(System::setProperty);
        LOGGER.setLevel(Level.SEVERE);
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException e) { // it runs already
            started.countDown();
        }
        if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The toolkit has not started within " + START_SECONDS + " s.");
        }
        Platform.setImplicitExit(false);
    }
}
