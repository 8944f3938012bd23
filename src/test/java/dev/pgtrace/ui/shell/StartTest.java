package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The application as the toolkit starts and stops it.
class StartTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        System.clearProperty(SettingsFile.FOLDER_PROPERTY);
    }

    @Test
    void startsWithBrokenSettingsAndSaysWhereTheyAre() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{ broken");
        start();
        assertThat(robot.lookup("#notice-text")
                        .match(Node::isVisible)
                        .queryLabeled()
                        .getText())
                .endsWith(folder.resolve("settings.json.broken").toString());
    }

    @Test
    void remembersTheWindowAndTheFiles() throws Exception {
        PgTraceApplication first = start(folder.resolve("gone.trc").toString());
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> robot.lookup(".placeholder-broken")
                .tryQuery()
                .isPresent());
        robot.interact(() -> {
            Stage stage = (Stage) robot.targetWindow();
            stage.setWidth(1200);
            stage.setHeight(700);
        });
        robot.interact(() -> stopped(first));
        SettingsFile.Loaded loaded = new SettingsFile(folder).load();
        assertThat(loaded.settings().window().width()).isEqualTo(1200);
        assertThat(loaded.settings().recentFiles())
                .containsExactly(folder.resolve("gone.trc").toString());
    }

    private PgTraceApplication start(String... files) throws Exception {
        System.setProperty(SettingsFile.FOLDER_PROPERTY, folder.toString());
        Stage stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> stage.setMaximized(false));
        PgTraceApplication application =
                (PgTraceApplication) FxToolkit.setupApplication(PgTraceApplication.class, files);
        robot.targetWindow(stage);
        WaitForAsyncUtils.waitForFxEvents();
        return application;
    }

    private static void stopped(PgTraceApplication application) {
        try {
            application.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
