package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SettingsFile;
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

    /// The toolkit's own switches for larger windows, by platform; macOS has none.
    private static final List<String> SCALES = List.of("glass.gtk.uiScale", "glass.win.uiScale");

    private Desktop() {}

    /// Opens the window on these files and returns when it is closed.
    public static void open(List<Path> files) {
        TOOLKIT.setLevel(Level.SEVERE);
        scale(SettingsFile.ofUser().load().settings().preferences().fontPercent());
        Application.launch(
                PgTraceApplication.class, files.stream().map(Path::toString).toArray(String[]::new));
    }

    /// Everything in the size that the user wants, letters and pictures alike. Only before the toolkit starts; where
    /// nothing is wanted, the system's own scale holds.
    private static void scale(int percent) {
        if (percent != 100) {
            for (String property : SCALES) {
                if (System.getProperty(property) == null) {
                    System.setProperty(property, percent + "%");
                }
            }
        }
    }
}
