package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import org.jspecify.annotations.Nullable;

/// Entry to the window.
public final class Desktop {
    /// The toolkit's own switches for larger windows, by platform; macOS has none.
    private static final List<String> SCALES = List.of("glass.gtk.uiScale", "glass.win.uiScale");

    private static volatile @Nullable Begun begun;

    /// JavaFX would say on every start that it was loaded from the class path, which is what we want. The first logger
    /// looks into every jar, and so does the first text on its thread: at the same time they share that.
    private static final class Toolkit {
        /// Kept, because loggers are forgotten with their levels when nobody holds them.
        static final Logger LOGGER = Logger.getLogger("javafx");
    }

    /// What is under way before the toolkit starts.
    private record Begun(SettingsFile.Loaded settings, Speech speech) {}

    private Desktop() {}

    /// Opens the window on these files and returns when it is closed.
    public static void open(List<Path> files) {
        SettingsFile.Loaded loaded = SettingsFile.ofUser().load();
        begun = new Begun(loaded, Speech.begin(loaded.settings().preferences()));
        Toolkit.LOGGER.setLevel(Level.SEVERE);
        scale(loaded.settings().preferences().fontPercent());
        Pipeline.choose();
        Application.launch(
                PgTraceApplication.class, files.stream().map(Path::toString).toArray(String[]::new));
    }

    /// The settings as they were found before the toolkit started, when the window can speak by them; a broken file can
    /// be found once only, as it is kept aside then. Read now where the window was started without [#open].
    static SettingsFile.Loaded settings(SettingsFile file) throws TraceException {
        Begun before = begun;
        begun = null;
        SettingsFile.Loaded loaded = before == null ? file.load() : before.settings();
        Speech speech = before == null ? Speech.begin(loaded.settings().preferences()) : before.speech();
        speech.await();
        return loaded;
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
