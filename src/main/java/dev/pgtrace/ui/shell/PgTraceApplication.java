package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SampleFolder;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.kit.Messages;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The application as the toolkit starts it; see [Desktop].
public final class PgTraceApplication extends Application {
    private @Nullable MainWindow window;

    @Override
    public void start(Stage stage) throws TraceException {
        SettingsFile settings = SettingsFile.ofUser();
        SettingsFile.Loaded loaded = Desktop.settings(settings);
        MainWindow opened = new MainWindow(stage, settings, loaded.settings());
        window = opened;
        opened.show();
        FirstFrame.watch(stage.getScene(), opened.warmProperty());
        FirstFrame.after(stage.getScene(), () -> {
            WindowIcon.putOn(stage); // decodes pictures
            opened.warmUp(); // two threads more would make the first frame come later
        });
        loaded.keptAside().ifPresent(file -> opened.notify(Messages.get("settings.broken", file.toString())));
        Rehearsal.watch(opened.workspace());
        List<Path> named = getParameters().getUnnamed().stream().map(Path::of).toList();
        if (!opened.restore(named.isEmpty()) && named.isEmpty() && !isInstalled()) {
            opened.open(SampleFolder.files());
        }
        opened.open(named);
    }

    /// From a package the window opens as it is wanted day by day: samples are offered there, not shown each time.
    private static boolean isInstalled() {
        return Boolean.getBoolean("pgtrace.installed");
    }

    @Override
    public void stop() throws TraceException {
        if (window != null) {
            window.closed();
        }
    }
}
