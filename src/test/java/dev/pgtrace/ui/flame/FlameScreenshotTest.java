package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures to be looked at beside the design.
@ExtendWith(ApplicationExtension.class)
final class FlameScreenshotTest {
    private FlameView view;
    private FlameViewModel model;
    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        model = new FlameViewModel(new SameThreadTaskRunner());
        view = new FlameView(model);
        view.setMotion(Duration.ZERO);
        StackPane root = new StackPane(view);
        root.setStyle("-fx-padding: 16px;");
        scene = new Scene(root, 1190, 560);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1190);
        stage.setHeight(560);
        stage.show();
        model.show(FlameTrees.session(2_000));
    }

    @Test
    void picturesOfBothThemes(FxRobot robot) {
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            robot.moveTo(view.canvas(), Pos.TOP_LEFT, new Point2D(300, 115), Motion.DIRECT);
            picture("flame-" + theme);
        }
    }

    @Test
    void picturesOfSearchZoomSelectionAndTable(FxRobot robot) {
        robot.interact(() -> {
            appearance.themeProperty().set(Theme.DARK);
            model.queryProperty().set("hash");
            model.directionProperty().set(FlameDirection.FLAME);
            model.selectedProperty().set(12);
            view.canvas().zoom(0.2, 2.4);
            ((javafx.scene.control.ToggleButton) view.lookup("#flame-table-toggle")).fire();
        });
        picture("flame-search-DARK");
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        picture("flame-search-LIGHT");
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents(20);
        Path file = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Screenshots.take(scene, name));
        assertThat(file).exists();
    }
}
