package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.HelpTopics;
import dev.pgtrace.app.Settings;
import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.ui.Screenshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class WelcomeTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private MainWindow window;
    private Path there;
    private Path gone;

    @BeforeEach
    void start() throws Exception {
        there = Files.writeString(folder.resolve("there.trc"), "");
        gone = folder.resolve("gone.trc");
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            SettingsFile file = new SettingsFile(folder.resolve("settings"));
            Settings settings = file.load()
                    .settings()
                    .withTheme("light")
                    .withRecent(gone.toString())
                    .withRecent(there.toString());
            window = new MainWindow(stage, file, settings);
            window.show();
            stage.setWidth(1280);
            stage.setHeight(720);
        });
        await(() -> robot.lookup(".welcome-missing").tryQuery().isPresent());
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void marksRecentFilesThatAreGoneAndForgetsThemWhenAsked() throws Exception {
        robot.interact(() -> Screenshots.take(stage.getScene(), "welcome-recent-light"));
        assertThat(robot.lookup(".welcome .hyperlink").<Hyperlink>queryAll().stream()
                        .map(Hyperlink::getText))
                .containsExactly(there.toString(), "What is new in " + ProductVersion.text());
        assertThat(robot.lookup(".welcome-missing .label").<Label>queryAll().stream()
                        .map(Label::getText))
                .contains(gone + " · missing");
        Button forget = robot.lookup(".welcome-missing .button").query();
        robot.interact(forget::fire);
        await(() -> robot.lookup(".welcome-missing").tryQuery().isEmpty());
        assertThat(window.workspace().settingsProperty().get().recentFiles()).containsExactly(there.toString());
    }

    @Test
    void tellsWhatIsNew() {
        Hyperlink news = robot.lookup("#news").query();
        robot.interact(news::fire);
        ListView<HelpTopics.Topic> topics = robot.lookup("#help-topics").query();
        assertThat(topics.getSelectionModel().getSelectedItem().name()).isEqualTo("news");
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
    }
}
