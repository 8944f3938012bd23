package dev.pgtrace.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/// Entry to the window.
public final class Desktop {
    /// Kept, because loggers are forgotten with their levels when nobody holds them. JavaFX would say on every
    /// start that it was loaded from the class path, which is what we want.
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private Desktop() {}

    /// Opens the window on these files and returns when it is closed.
    public static void open(List<Path> files) {
        TOOLKIT.setLevel(Level.SEVERE);
        Application.launch(
                PgTraceApplication.class, files.stream().map(Path::toString).toArray(String[]::new));
    }
}
