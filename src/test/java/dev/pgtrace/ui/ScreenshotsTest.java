package dev.pgtrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.shell.PgTraceApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of every view at 1440×900, dark and light, in `target/screenshots`.
class ScreenshotsTest {
    private static final Path TRACES = Path.of("..", "shared", "traces");

    @TempDir
    Path settings;

    private final FxRobot robot = new FxRobot();
    private Stage stage;

    @BeforeEach
    void start() throws Exception {
        System.setProperty(SettingsFile.FOLDER_PROPERTY, settings.toString());
        stage = FxToolkit.registerPrimaryStage();
        robot.interact(() -> stage.setMaximized(false));
        FxToolkit.setupApplication(PgTraceApplication.class, files().toArray(String[]::new));
        robot.interact(() -> {
            stage.setWidth(1440);
            stage.setHeight(900);
        });
    }

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        System.clearProperty(SettingsFile.FOLDER_PROPERTY);
    }

    @Test
    void takesAPictureOfEveryViewInBothThemes() throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".view-content").tryQuery().isPresent()
                        || robot.lookup(".placeholder-broken").tryQuery().isPresent()
                        || robot.lookup(".welcome")
                                .match(Node::isVisible)
                                .tryQuery()
                                .isPresent());
        settle();
        List<String> taken = new ArrayList<>();
        for (String theme : List.of("dark", "light")) {
            choose(theme);
            for (String view : List.of("overview", "statements", "flamegraph", "hotspots", "raw")) {
                if (robot.lookup("#view-" + view).tryQuery().isPresent()) {
                    robot.interact(() -> ((javafx.scene.control.ToggleButton)
                                    robot.lookup("#view-" + view).query())
                            .fire());
                    settle();
                    taken.add(take(view + "-" + theme));
                }
            }
            taken.add(take("window-" + theme));
        }
        assertThat(taken).allSatisfy(name -> assertThat(Screenshots.FOLDER.resolve(name + ".png"))
                .isNotEmptyFile());
    }

    private void choose(String theme) {
        robot.interact(() -> {
            javafx.scene.control.Button button = robot.lookup("#theme").queryButton();
            for (int i = 0; i < 3 && !button.getText().equalsIgnoreCase(theme); i++) {
                button.fire();
            }
        });
    }

    private String take(String name) {
        Scene scene = stage.getScene();
        robot.interact(() -> Screenshots.take(scene, name));
        return name;
    }

    /// Waits until work in the background has come back and has been drawn.
    private static void settle() {
        for (int i = 0; i < 6; i++) {
            WaitForAsyncUtils.sleep(150, TimeUnit.MILLISECONDS);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static List<String> files() throws IOException {
        String chosen = System.getenv("PGTRACE_SCREENSHOTS");
        if (chosen != null) {
            return List.of(chosen.split(","));
        }
        if (!Files.isDirectory(TRACES)) {
            return List.of();
        }
        try (var list = Files.list(TRACES)) {
            return list.map(Path::toString)
                    .filter(name -> name.endsWith("head_io.trc") || name.endsWith("head_binds.trc"))
                    .sorted()
                    .toList();
        }
    }
}
