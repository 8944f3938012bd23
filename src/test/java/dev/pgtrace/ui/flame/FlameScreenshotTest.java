package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.FlameGraphs;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.explain.TraceLines;
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
    private static final Path SAMPLE = Path.of("sample-traces", "checkout_session.trc");

    private FlameView view;
    private FlameViewModel model;
    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        model = new FlameViewModel(new SameThreadTaskRunner());
        view = new FlameView(model, new TraceLines(new TraceContext(new SameThreadTaskRunner())));
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
            model.queryProperty().set("hash");
            model.directionProperty().set(FlameDirection.FLAME);
            model.selectedProperty().set(12);
            view.canvas().zoom(0.2, 2.4);
        });
        robot.clickOn("#flame-table-toggle");
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            picture("flame-search-" + theme);
        }
    }

    @Test
    void picturesOfTheSampleTrace(FxRobot robot) throws TraceException {
        try (OpenTrace.Opened opened = new OpenTrace(OpenTrace.Options.standard())
                .file(SAMPLE, Progress.NONE, new CancelToken(), trace -> {})) {
            ExecutionSet all = ExecutionSet.all(opened.trace().executions().size());
            for (FlameGrouping grouping : FlameGrouping.values()) {
                FlameOptions options = new FlameOptions(FlameWeight.TIME, grouping);
                FlameGraph graph =
                        FlameGraphs.of(opened.trace(), all, TierModel.standard(), options, new CancelToken());
                robot.interact(() -> {
                    appearance.themeProperty().set(Theme.DARK);
                    model.groupingProperty().set(grouping);
                    model.show(graph);
                });
                picture("flame-sample-" + grouping);
            }
        }
    }

    private void picture(String name) {
        Until.drawn();
        Path file = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Screenshots.take(scene, name));
        assertThat(file).exists();
    }
}
