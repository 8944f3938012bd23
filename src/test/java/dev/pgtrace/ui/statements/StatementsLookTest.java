package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Statements as it looks, for the eye.
@ExtendWith(ApplicationExtension.class)
class StatementsLookTest {
    private static final Path TRACES = Path.of("../shared/traces");

    private Appearance appearance;
    private Scene scene;
    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        appearance.themeProperty().set(Theme.DARK);
        scene = new Scene(root, 1170, 780);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1170);
        stage.setHeight(780);
        stage.show();
    }

    @Test
    void looksLikeTheDesign(FxRobot robot) throws Exception {
        assumeTrue(Files.isDirectory(TRACES));
        for (String name : new String[] {
            "head_cold_slowdisk.trc.gz", "head_oltp_io_on.trc.gz", "head_plpgsql_io_off.trc", "head_tpch.trc.gz"
        }) {
            Trace trace = OpenContext.read(TRACES.resolve(name));
            FxTaskRunner runner = new FxTaskRunner(fault -> {
                throw new IllegalStateException(fault);
            });
            TraceContext context = OpenContext.of(trace, runner);
            robot.interact(() -> {
                StatementsView view = new StatementsView(context);
                root.getChildren().setAll(view.node());
            });
            WaitForAsyncUtils.waitForFxEvents();
            Thread.sleep(500);
            StatementsTable table = robot.lookup("#statements-tree").queryAs(StatementsTable.class);
            assertThat(table.getExpandedItemCount()).isPositive();
            robot.interact(() -> {
                table.requestFocus();
                table.getSelectionModel().select(0);
                table.getTreeItem(0).setExpanded(true);
            });
            Thread.sleep(500);
            robot.interact(() -> {
                table.getTreeItem(1).setExpanded(true);
            });
            Thread.sleep(500);
            for (int k = 2; k < 12; k++) {
                int row = k;
                robot.interact(() -> {
                    var item = table.getTreeItem(row);
                    if (item != null
                            && (item.getValue().row() instanceof Row.Call
                                    || item.getValue().row() instanceof Row.Node)) {
                        item.setExpanded(true);
                        if (item.getValue().row() instanceof Row.Node) {
                            table.getSelectionModel().select(row);
                        }
                    }
                });
                Thread.sleep(200);
            }
            Thread.sleep(500);
            String shot = "statements-" + name.substring(0, name.indexOf('.'));
            robot.interact(() -> Screenshots.take(scene, shot + "-dark"));
            robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
            robot.interact(() -> Screenshots.take(scene, shot + "-light"));
            robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        }
    }
}
