package dev.pgtrace.ui.shell;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A window as somebody finds it who starts the program for the first time: dark, 1440 by 900, with settings in a
/// folder of the test.
final class ShellFixture {
    private static final int PATIENCE_SECONDS = 40;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final MainWindow window;

    private ShellFixture(Stage stage, MainWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /// Opens a window in English.
    static ShellFixture open(Path folder) throws Exception {
        return open(folder, Locale.ENGLISH);
    }

    static ShellFixture open(Path folder, Locale language) throws Exception {
        Messages.use(language);
        System.setProperty(
                SettingsFile.FOLDER_PROPERTY, folder.resolve("settings").toString());
        Stage stage = FxToolkit.registerPrimaryStage();
        MainWindow[] made = new MainWindow[1];
        FxToolkit.setupFixture(() -> {
            stage.setMaximized(false);
            SettingsFile settings = settings(folder);
            made[0] = new MainWindow(stage, settings, settings.load().settings().withTheme("dark"));
            made[0].show();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1440);
            stage.setHeight(900);
        });
        return new ShellFixture(stage, made[0]);
    }

    /// Where it keeps its settings.
    static SettingsFile settings(Path folder) {
        return new SettingsFile(folder.resolve("settings.json"));
    }

    /// Closes it as its user does.
    void close() throws Exception {
        robot.release(new KeyCode[0]);
        robot.interact(() -> {
            try {
                window.closed();
            } catch (TraceException e) {
                throw new IllegalStateException(e);
            }
        });
        FxToolkit.cleanupStages();
        System.clearProperty(SettingsFile.FOLDER_PROPERTY);
        Messages.use(Locale.ENGLISH);
    }

    Stage stage() {
        return stage;
    }

    MainWindow window() {
        return window;
    }

    /// Opens a trace and waits until it is there with its analysis.
    OpenedTrace trace(Path file) throws TimeoutException {
        robot.interact(() -> window.open(List.of(file)));
        await(() -> window.workspace()
                .current()
                .filter(trace -> trace.path().toAbsolutePath().equals(file.toAbsolutePath()) && !trace.isIndexing())
                .filter(trace -> trace.context()
                        .trace()
                        .filter(read -> read.info().indexed())
                        .isPresent())
                .filter(trace -> trace.context().analysisProperty().get() != null)
                .isPresent());
        return window.workspace().current().orElseThrow();
    }

    /// Waits for something of the window, which is looked at on its own thread: elsewhere a table that is just being
    /// filled gives wrong answers, and keeps them.
    void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> ask(condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The answer of the window's thread.
    <T> T ask(Callable<T> question) {
        try {
            return Platform.isFxApplicationThread()
                    ? question.call()
                    : WaitForAsyncUtils.asyncFx(question).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void picture(String name) {
        robot.interact(() -> Screenshots.take(stage.getScene(), name));
    }
}
