package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.kit.View;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// What a window leaves behind.
class ClosedWindowTest {
    private static final int COLLECTIONS = 12;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();

    @Test
    void isCollected() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<WeakReference<?>> gone = List.of(openAndClose(), openAndClose());

        for (int i = 0; i < COLLECTIONS && gone.stream().anyMatch(reference -> reference.get() != null); i++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents(); // the toolkit forgets with the next pulse what is no longer shown
        }
        assertThat(gone).as("scenes of closed windows").allMatch(reference -> reference.get() == null);
    }

    /// Looks at every view of a trace, as their controls hold on to more than an empty window does.
    private WeakReference<Scene> openAndClose() throws Exception {
        Stage stage = WaitForAsyncUtils.asyncFx(() -> new Stage()).get();
        MainWindow window = WaitForAsyncUtils.asyncFx(() -> {
                    SettingsFile settings = new SettingsFile(folder.resolve("settings"));
                    MainWindow made =
                            new MainWindow(stage, settings, settings.load().settings());
                    made.show();
                    made.open(List.of(Path.of("sample-traces", "checkout_session.trc")));
                    return made;
                })
                .get();
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> window.workspace()
                .current()
                .filter(trace -> !trace.isIndexing())
                .isPresent());
        for (View view : View.values()) {
            robot.interact(
                    () -> window.workspace().current().orElseThrow().context().go(view));
            WaitForAsyncUtils.waitForFxEvents();
        }
        return WaitForAsyncUtils.asyncFx(() -> {
                    Scene scene = stage.getScene();
                    stage.hide();
                    window.closed();
                    return new WeakReference<>(scene);
                })
                .get();
    }
}
