package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How long a statement with a million executions takes to open, load more, sort and be reached from elsewhere, and
/// how much of it is the window's thread. Writes `target/statements-times.txt`. By hand:
/// `./mvnw test -Dtest=TreeTimes -Dexcluded.tags=none`.
@Tag("slow")
@ExtendWith(ApplicationExtension.class)
class TreeTimes {
    private final StackPane root = new StackPane();
    private final StringBuilder report = new StringBuilder();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long window;

    @Start
    void start(Stage stage) {
        window = Thread.currentThread().threadId();
        Scene scene = new Scene(root, 1170, 780);
        new Appearance().dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void measuresAMillionExecutions(FxRobot robot) throws Exception {
        Trace trace = Fixture.many(1_000_000);
        TraceContext context = OpenContext.of(trace, new FxTaskRunner(fault -> {}));
        robot.interact(() -> root.getChildren().setAll(new StatementsView(context).node()));
        StatementsTable table = robot.lookup("#statements-tree").queryAs(StatementsTable.class);
        await(() -> table.getExpandedItemCount() == 2);
        TimeUnit.SECONDS.sleep(3);
        measure(
                "expand",
                robot,
                () -> table.getTreeItem(0).setExpanded(true),
                () -> table.getExpandedItemCount() == 203);
        TimeUnit.SECONDS.sleep(1);
        measure(
                "collapse",
                robot,
                () -> table.getTreeItem(0).setExpanded(false),
                () -> table.getExpandedItemCount() == 2);
        measure(
                "expand again",
                robot,
                () -> table.getTreeItem(0).setExpanded(true),
                () -> table.getExpandedItemCount() == 203);
        measure(
                "next page",
                robot,
                () -> {
                    table.getSelectionModel().select(201);
                    table.fireEvent(new javafx.scene.input.KeyEvent(
                            javafx.scene.input.KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            javafx.scene.input.KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
                },
                () -> table.getExpandedItemCount() == 403);
        measure(
                "reach an execution in the middle",
                robot,
                () -> context.select(Selection.ofExecution(0, 500_000)),
                () -> {
                    var item = table.getSelectionModel().getSelectedItem();
                    return item != null
                            && StatementsViewModel.selection(item.getValue()).execution() == 500_000;
                });
        Branch first = table.getTreeItem(0).getValue();
        Object before = first.loaded();
        measure(
                "file order",
                robot,
                () -> table.fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.DIGIT1,
                        false,
                        false,
                        false,
                        false)),
                () -> first.loaded() != before);
        Files.writeString(Path.of("target", "statements-times.txt"), report);
        assertThat(report).isNotEmpty();
    }

    private void measure(String what, FxRobot robot, Runnable action, Callable<Boolean> done) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        long cpu = threads.getThreadCpuTime(window);
        long start = System.nanoTime();
        robot.interact(action);
        while (!WaitForAsyncUtils.asyncFx(done).get()) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        long wall = System.nanoTime() - start;
        WaitForAsyncUtils.waitForFxEvents();
        long cpuAfter = threads.getThreadCpuTime(window);
        report.append(String.format(
                "%-34s %6.1f ms, window's thread %6.1f ms of CPU%n", what, wall / 1e6, (cpuAfter - cpu) / 1e6));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
