package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Preferences;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Clock;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.ui.kit.Messages;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application as the toolkit starts it; see [Desktop].
public final class PgTraceApplication extends Application {
    private @Nullable MainWindow window;

    @Override
    public void start(Stage stage) {
        SettingsFile settings = SettingsFile.ofUser();
        SettingsFile.Loaded loaded = settings.load();
        speakAs(loaded.settings().preferences());
        MainWindow opened = new MainWindow(stage, settings, loaded.settings());
        window = opened;
        opened.show();
        FirstFrame.watch(stage.getScene());
        opened.warmUp();
        loaded.keptAside().ifPresent(file -> opened.notify(Messages.get("settings.broken", file.toString())));
        opened.open(getParameters().getUnnamed().stream().map(Path::of).toList());
    }

    /// Before the first view, since views keep the texts that they were made with.
    private static void speakAs(Preferences preferences) {
        Messages.use(preferences.locale());
        NumberMarks.use(preferences.numberMarks());
        Clock.use(preferences.zone());
    }

    @Override
    public void stop() throws TraceException {
        if (window != null) {
            window.closed();
        }
    }
}
