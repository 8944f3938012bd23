package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import dev.pgtrace.ui.raw.RawView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Statements and Raw as they look, for the eye.
@ExtendWith(ApplicationExtension.class)
class StatementsLookTest {
    private static final Path TRACES = Path.of("../shared/traces");

    private final StackPane root = new StackPane();
    private Appearance appearance;
    private Scene scene;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head_plpgsql_io_off.trc",
                "head_mixed_io_on.trc.gz",
                "oracle/simple_trace.trc",
                "oracle/mixed_execs.trc"
            })
    void drillsToTheSlowestNode(String name, FxRobot robot) throws Exception {
        assumeTrue(Files.isDirectory(TRACES));
        Trace trace = OpenContext.read(TRACES.resolve(name));
        FxTaskRunner runner = new FxTaskRunner(fault -> {
            throw new IllegalStateException(fault);
        });
        TraceContext context = OpenContext.of(trace, runner);
        robot.interact(() -> root.getChildren().setAll(new StatementsView(context).node()));
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent()); // parts come a pulse after the other
        StatementsTable table = robot.lookup("#statements-tree").queryAs(StatementsTable.class);
        await(() -> table.getExpandedItemCount() > 0);
        robot.interact(table::requestFocus);
        int at = 0;
        for (int depth = 0; depth < 7; depth++) {
            int row = at;
            int before = onWindow(table::getExpandedItemCount);
            robot.interact(() -> {
                table.getSelectionModel().select(row);
                table.getTreeItem(row).setExpanded(true);
            });
            if (onWindow(() -> table.getTreeItem(row).isLeaf())) {
                break;
            }
            await(() -> table.getExpandedItemCount() > before);
            settle();
            at = onWindow(() -> {
                int next = row + 1;
                while (table.getTreeItem(next).isLeaf()
                        && table.getTreeItem(next).nextSibling() != null) {
                    next++;
                }
                return next;
            });
        }
        String plain = name.substring(name.indexOf("/") + 1, name.indexOf("."));
        String shot = "statements-" + plain;
        settle();
        robot.interact(() -> context.findTextProperty().set("scan"));
        robot.interact(() -> Screenshots.take(scene, shot + "-dark"));
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        robot.interact(() -> Screenshots.take(scene, shot + "-light"));
        robot.interact(() -> appearance.themeProperty().set(Theme.DARK));
        for (String tab : new String[] {"sql", "binds", "waits", "raw"}) {
            robot.interact(() ->
                    robot.lookup("#detail-" + tab).queryAs(ToggleButton.class).fire());
            settle();
            robot.interact(() -> Screenshots.take(scene, shot + "-" + tab));
        }
        robot.interact(() -> root.getChildren().setAll(new RawView(context).node()));
        settle();
        robot.interact(() -> Screenshots.take(scene, "raw-" + plain));
        assertThat(context.selectionProperty().get().hasStatement()).isTrue();
    }

    /// Rows come and go on the window's thread.
    private static <T> T onWindow(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get();
    }

    private static void settle() {
        for (int i = 0; i < 20; i++) { // pictures for the eye, of which nothing tells when all is there
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
            Until.drawn();
        }
    }

    private static void await(BooleanSupplier condition) throws Exception {
        Until.is(condition::getAsBoolean);
    }
}
