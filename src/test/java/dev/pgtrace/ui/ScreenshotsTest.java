package dev.pgtrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.shell.PgTraceApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
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
            for (String view : List.of("overview", "statements", "timeline", "flamegraph", "hotspots", "raw")) {
                if (robot.lookup("#view-" + view).tryQuery().isPresent()) {
                    robot.interact(() -> ((javafx.scene.control.ToggleButton)
                                    robot.lookup("#view-" + view).query())
                            .fire());
                    settle();
                    if (view.equals("statements") && theme.equals("dark")) {
                        openHeaviest();
                    }
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

    /// The statement that took longest, its slowest execution and the node that took most of it, opened and
    /// selected.
    private void openHeaviest() {
        TreeTableView<?> table =
                robot.lookup("#statements-view .tree-table-view").queryAs(TreeTableView.class);
        robot.interact(table::requestFocus);
        robot.interact(() -> table.getSelectionModel().select(1));
        for (int level = 0; level < 4; level++) {
            robot.type(KeyCode.RIGHT);
            settle();
            robot.type(KeyCode.DOWN);
            settle();
        }
    }

    private static List<String> files() {
        String chosen = System.getenv("PGTRACE_SCREENSHOTS");
        return chosen == null
                ? List.of("sample-traces/cold_cache.trc.gz", "sample-traces/checkout_session.trc")
                : List.of(chosen.split(","));
    }
}
