package dev.pgtrace.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.SettingsFile;
import dev.pgtrace.ui.shell.PgTraceApplication;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
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
    private final Set<Integer> views = new HashSet<>();
    private Stage stage;

    /// Pictures in a row that show the same: then the view is still.
    private static final int STILL = 4;

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
                Optional<ToggleButton> chosen = inSight("#view-" + view, ToggleButton.class);
                if (chosen.isPresent()) {
                    robot.interact(chosen.get()::fire);
                    settle();
                    if (view.equals("statements") && theme.equals("dark")) {
                        openHeaviest();
                    }
                    taken.add(take(view + "-" + theme));
                }
            }
            taken.add(take("window-" + theme));
        }
        assertThat(views)
                .as("contents that differ, of %s; the window is that of the view taken last", taken)
                .hasSize(taken.size() - 2);
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
        robot.interact(() -> {
            Screenshots.take(scene, name);
            views.add(content(scene.snapshot(null)));
        });
        return name;
    }

    /// Of the pixels between the tabs and the status bar, which tells how much memory is used.
    private static int content(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight() - 200;
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 150, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return Arrays.hashCode(pixels);
    }

    /// Waits until nothing moves any more: work in the background has come back and has been drawn.
    private void settle() {
        int before = 0;
        int same = 0;
        for (int i = 0; i < 60 && same < STILL; i++) {
            WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
            WaitForAsyncUtils.waitForFxEvents();
            int now = WaitForAsyncUtils.waitForAsyncFx(
                    10_000, () -> content(stage.getScene().snapshot(null)));
            same = now == before ? same + 1 : 0;
            before = now;
        }
    }

    /// The statement that took longest, its slowest execution and the node that took most of it, opened and
    /// selected.
    private void openHeaviest() {
        TreeTableView<?> table =
                inSight("#statements-tree", TreeTableView.class).orElseThrow();
        robot.interact(table::requestFocus);
        robot.interact(() -> table.getSelectionModel().select(1));
        for (int level = 0; level < 4; level++) {
            robot.type(KeyCode.RIGHT);
            settle();
            robot.type(KeyCode.DOWN);
            settle();
        }
    }

    /// The node of the tab in front: the other tabs have such nodes too.
    private <N extends Node> Optional<N> inSight(String query, Class<N> type) {
        return robot.lookup(query).match(ScreenshotsTest::isInSight).tryQueryAs(type);
    }

    private static boolean isInSight(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> files() {
        String chosen = System.getenv("PGTRACE_SCREENSHOTS");
        return chosen == null
                ? List.of("sample-traces/cold_cache.trc.gz", "sample-traces/checkout_session.trc")
                : List.of(chosen.split(","));
    }
}
