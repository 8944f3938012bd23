package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.FxTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.lang.management.ManagementFactory;
import java.util.BitSet;
import java.util.concurrent.Callable;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What users do in Statements, with keyboard and mouse.
@ExtendWith(ApplicationExtension.class)
class StatementsJourneyTest {
    private final StackPane root = new StackPane();
    private final FxTaskRunner runner = new FxTaskRunner(fault -> {
        throw new IllegalStateException(fault);
    });

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance();
        appearance.themeProperty().set(Theme.DARK);
        Scene scene = new Scene(root, 1170, 780);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1170);
        stage.setHeight(780);
        stage.show();
    }

    @Test
    void expandsToAPlanNodeByKeyboardAndShowsItsFigures(FxRobot robot) throws Exception {
        TraceContext context = open(robot, Fixture.shop());
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 3);
        robot.interact(() -> table.getSelectionModel().select(0));
        type(robot, KeyCode.ENTER);
        await(() -> table.getExpandedItemCount() == 8);
        type(robot, KeyCode.DOWN, KeyCode.ENTER);
        await(() -> table.getExpandedItemCount() == 10);
        type(robot, KeyCode.DOWN, KeyCode.DOWN, KeyCode.ENTER);
        await(() -> table.getExpandedItemCount() == 11);
        type(robot, KeyCode.DOWN);
        await(() -> robot.lookup(".detail-title").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("Limit")));
        assertThat(context.selectionProperty().get().execution()).isEqualTo(1);
        assertThat(context.selectionProperty().get().node()).isZero();
        await(() -> robot.lookup(".marker-label").queryAs(Label.class).getText().equals("#1"));
        type(robot, KeyCode.N);
        await(() -> context.selectionProperty().get().execution() == 3);
        await(() -> selected(table) == 3);
    }

    @Test
    void sortsByAClickOnAHeaderAndTurnsRoundByAnother(FxRobot robot) throws Exception {
        open(robot, Fixture.shop());
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 3);
        await(() -> table.getMaxHeight() == Double.MAX_VALUE); // all columns have come, and stay where they are
        robot.clickOn("#column-calls");
        await(() -> calls(table, 0).equals("5") && calls(table, 2).equals("1"));
        robot.clickOn("#column-calls");
        await(() -> calls(table, 0).equals("1") && calls(table, 2).equals("5"));
        robot.clickOn("#column-calls");
        await(() -> calls(table, 0).equals("5"));
    }

    @Test
    void followsTheSelectionOfOtherViews(FxRobot robot) throws Exception {
        TraceContext context = open(robot, Fixture.shop());
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 3);
        int statement = (int) table.getTreeItem(0).getValue().row().key().number();
        robot.interact(() -> context.select(Selection.ofNode(statement, 4, 1)));
        await(() -> {
            TreeItem<Branch> item = table.getSelectionModel().getSelectedItem();
            return item != null && item.getValue().label().text().equals("Seq Scan on orders");
        });
    }

    @Test
    void showsOnlyWhatTheFilterLetsThroughAndKeepsTheSelection(FxRobot robot) throws Exception {
        Trace trace = Fixture.shop();
        TraceContext context = open(robot, trace);
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 3);
        robot.interact(() -> table.getSelectionModel().select(0));
        BitSet one = new BitSet();
        one.set(2);
        robot.interact(() -> context.publish(Analyzer.analyze(
                trace, ExecutionSet.of(one, trace.executions().size()), TierModel.standard(), new CancelToken())));
        await(() -> table.getExpandedItemCount() == 1);
        assertThat(table.getSelectionModel().getSelectedItem()).isSameAs(table.getTreeItem(0));
        robot.interact(() -> context.publish(Analyzer.analyze(
                trace,
                ExecutionSet.of(new BitSet(), trace.executions().size()),
                TierModel.standard(),
                new CancelToken())));
        await(() -> table.getExpandedItemCount() == 0);
        await(() -> robot.lookup(".placeholder").tryQuery().isPresent());
    }

    @Test
    void showsSqlBindsAndTheRawRecord(FxRobot robot) throws Exception {
        TraceContext context = open(robot, Fixture.shop());
        await(() -> table(robot).getExpandedItemCount() == 3);
        int statement = (int) table(robot).getTreeItem(0).getValue().row().key().number();
        robot.interact(() -> context.select(Selection.ofExecution(statement, 1)));
        await(() -> robot.lookup("#detail-binds")
                .tryQueryAs(ToggleButton.class)
                .filter(binds -> binds.getText().equals("Binds 2"))
                .isPresent());
        robot.clickOn("#detail-binds");
        await(() -> robot.lookup("#statements-binds").tryQuery().isPresent());
        robot.clickOn("#detail-raw");
        await(() -> robot.lookup(".file-line").queryAll().stream().anyMatch(node -> node.isVisible()));
        robot.clickOn("#detail-sql");
        await(() -> robot.lookup("#statements-sql").tryQuery().isPresent());
    }

    @Test
    void copiesTheSelectedRow(FxRobot robot) throws Exception {
        TraceContext context = new TraceContext(runner);
        context.publish(Analyzer.analyze(Fixture.shop(), TierModel.standard(), new CancelToken()));
        StatementsView[] view = new StatementsView[1];
        robot.interact(() -> {
            view[0] = new StatementsView(context);
            root.getChildren().setAll(view[0].node());
        });
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent()); // parts come a pulse after the other
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 3
                && !table.getTreeItem(1).getValue().needsLabel());
        robot.interact(() -> table.getSelectionModel().select(1));
        assertThat(view[0].copyText()).startsWith("SELECT fill_order(?)\t1\t100 ms\t40.0 ms\t");
        robot.interact(() -> table.getContextMenu().getItems().stream()
                .filter(item -> "statements.menu.copy_runnable".equals(item.getId()))
                .forEach(item -> assertThat(item.getText()).isEqualTo("Copy runnable SQL with binds")));
        robot.interact(() -> table.getContextMenu().getItems().getFirst().fire());
        await(() -> "select fill_order(1)".equals(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void expandsAStatementWithAMillionExecutionsWithoutAStall(FxRobot robot) throws Exception {
        open(robot, Fixture.many(1_000_000));
        StatementsTable table = table(robot);
        await(() -> table.getExpandedItemCount() == 2);
        WaitForAsyncUtils.waitForFxEvents();
        long before = windowMillis();
        robot.interact(() -> table.getTreeItem(0).setExpanded(true));
        await(() -> table.getExpandedItemCount() == 203);
        assertThat(windowMillis() - before)
                .as("of the processor, which other work does not lengthen as it does the time; some 40 ms")
                .isLessThan(1_000);
        TreeItem<Branch> gap = table.getTreeItem(201);
        assertThat(gap.getValue().label().text()).startsWith("… 999,800 more executions");
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(201);
        });
        type(robot, KeyCode.ENTER);
        await(() -> table.getExpandedItemCount() == 403);
    }

    /// Time that the window's thread has computed.
    private static long windowMillis() throws Exception {
        return WaitForAsyncUtils.asyncFx(
                        () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000)
                .get();
    }

    private TraceContext open(FxRobot robot, Trace trace) throws Exception {
        TraceContext context = OpenContext.of(trace, runner);
        robot.interact(() -> {
            StatementsView view = new StatementsView(context);
            root.getChildren().setAll(view.node());
            view.focus();
        });
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent()); // parts come a pulse after the other
        return context;
    }

    private static StatementsTable table(FxRobot robot) {
        return robot.lookup("#statements-tree").queryAs(StatementsTable.class);
    }

    private static int selected(StatementsTable table) {
        TreeItem<Branch> item = table.getSelectionModel().getSelectedItem();
        return item == null
                ? -1
                : StatementsViewModel.selection(item.getValue()).execution();
    }

    private static String calls(StatementsTable table, int row) {
        return table.getTreeItem(row).getValue().row().figures().text(Column.CALLS);
    }

    private static void type(FxRobot robot, KeyCode... keys) {
        robot.type(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Until.is(condition);
    }
}
