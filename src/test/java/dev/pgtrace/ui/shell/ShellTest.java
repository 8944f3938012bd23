package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.app.ExportTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Journeys through the window, with mouse and keyboard.
class ShellTest {
    private static final String TRACE = """
            ***********************************************************************
            *** PostgreSQL Ultimate Trace (Oracle 10046-style + per-block I/O)
            *** PID: 31624
            *** Start: 2026-11-22 07:29:01.350766+00
            *** track_io_timing: ON
            *** OS cache threshold: 500 microseconds
            ***********************************************************************

            =====================================================================
            PARSE #1
            SQL: select * from orders where c_id = $1;
            ---------------------------------------------------------------------
            PARSE TIME: ela=0.000104 sec cpu=0.000 sec (planning)
            PARSE STATS: cr=0 (catalog blocks read during planning)
            ---------------------------------------------------------------------
            EXEC #1
            EXEC TIME: ela=0.090000 sec rows=1
            ---------------------------------------------------------------------
            EXEC STATS: cr=8 pr=100 cpu=0.010000 sec elapsed=0.090000 sec
            ---------------------------------------------------------------------
            STAT #1 (per-node execution statistics):
            ---------------------------------------------------------------------
            -> SEQSCAN  (cost=0.29..8.32 rows=1 width=11) (actual rows=1 loops=1)
               Relation: orders
               Timing: startup=0.036 ms, total=90.000 ms
               Buffers: shared hit=8 read=100 (7.4% cache hit)
               I/O Detail: total=80.000 ms, avg=800.0 us/block, ~47 from OS cache, ~53 from disk
            ---------------------------------------------------------------------
            =====================================================================
            PARSE #2
            SQL: update inventory set qty = qty - 1 where sku = 'bolt';
            ---------------------------------------------------------------------
            PARSE TIME: ela=0.000050 sec cpu=0.000 sec (planning)
            PARSE STATS: cr=0 (catalog blocks read during planning)
            ---------------------------------------------------------------------
            EXEC #2
            EXEC TIME: ela=0.000500 sec rows=1
            ---------------------------------------------------------------------
            """;

    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private MainWindow window;
    private ShellFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = ShellFixture.open(folder);
        stage = fixture.stage();
        window = fixture.window();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void welcomesWhoHasNothingOpen() {
        assertThat(robot.lookup(".welcome-title").queryLabeled().isVisible()).isTrue();
        picture("welcome-dark");
    }

    @Test
    void opensATraceAndShowsWhereTheTimeWent() throws Exception {
        OpenedTrace trace = open("orders.trc", TRACE);
        TableView<?> top = robot.lookup("#top-statements").queryTableView();
        await(() -> top.getItems().size() == 2); // the parts of the view come one after the other
        assertThat(trace.context().analysisProperty().get().databaseMicros()).isEqualTo(90_654);
        assertThat(stage.getTitle()).isEqualTo("orders.trc – pg_trace Viewer");
        assertThat(window.workspace().settingsProperty().get().recentFiles())
                .containsExactly(folder.resolve("orders.trc").toString());
    }

    @Test
    void bringsATraceThatIsOpenToTheFront() throws Exception {
        OpenedTrace first = open("a.trc", TRACE);
        open("b.trc", TRACE);
        robot.interact(() -> window.open(List.of(first.path())));
        await(() -> window.workspace().current().orElseThrow() == first);
        assertThat(window.workspace().traces()).hasSize(2);
    }

    @Test
    void closesAndReopensByKeyboard() throws Exception {
        OpenedTrace trace = open("orders.trc", TRACE);
        robot.press(KeyCode.CONTROL, KeyCode.W).release(KeyCode.W, KeyCode.CONTROL);
        await(() -> window.workspace().traces().isEmpty());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T).release(KeyCode.T, KeyCode.SHIFT, KeyCode.CONTROL);
        await(() -> window.workspace()
                .current()
                .map(OpenedTrace::path)
                .filter(trace.path()::equals)
                .isPresent());
    }

    @Test
    void saysWhatAFileIsThatIsNoTrace() throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "Dear diary, nothing was traced today.\n");
        robot.interact(() -> window.open(List.of(file)));
        await(() -> robot.lookup(".placeholder-broken").tryQuery().isPresent());
        assertThat(robot.lookup(".placeholder-broken .placeholder-title")
                        .queryLabeled()
                        .getText())
                .isEqualTo("notes.txt is not a trace");
        picture("broken-dark");
    }

    @Test
    void tellsAFileThatIsGoneFromOneThatIsNoTrace() throws Exception {
        robot.interact(() -> window.open(List.of(folder.resolve("gone.trc"))));
        await(() -> robot.lookup(".placeholder-broken").tryQuery().isPresent());
        OpenedTrace.State state =
                window.workspace().current().orElseThrow().stateProperty().get();
        assertThat(state).isInstanceOfSatisfying(OpenedTrace.State.Broken.class, broken -> assertThat(broken.fault())
                .isInstanceOfSatisfying(TraceException.class, fault -> assertThat(fault.kind())
                        .isEqualTo(TraceException.Kind.UNREADABLE)));
        robot.clickOn("Show details");
        await(() -> robot.lookup("#fault-dialog").tryQuery().isPresent());
        robot.interact(
                () -> Screenshots.take(robot.lookup("#fault-dialog").query().getScene(), "fault-dark"));
        robot.clickOn("Close");
    }

    @Test
    void showsATraceWithoutAnEndAndSaysSo() throws Exception {
        open("orders.trc", TRACE);
        await(() -> robot.lookup(".banner").match(Node::isVisible).tryQuery().isPresent());
        picture("truncated-dark");
    }

    @Test
    void stopsIndexingAndKeepsWhatWasRead() throws Exception {
        Path file = folder.resolve("big.trc");
        writeBig(file);
        robot.interact(() -> window.open(List.of(file)));
        await(() -> window.workspace().current().isPresent());
        OpenedTrace trace = window.workspace().current().orElseThrow();
        robot.interact(trace::stopIndexing);
        await(() -> !trace.isIndexing());
        assertThat(trace.stateProperty().get()).isInstanceOf(OpenedTrace.State.Cancelled.class);
        await(() -> robot.lookup("Index the whole file").tryQuery().isPresent());
        picture("cancelled-dark");
    }

    @Test
    void findsACommandByAFewLettersAndRunsIt() throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("light th");
        ListView<?> list = robot.lookup("#palette-list").queryListView();
        assertThat(((Action) list.getItems().getFirst()).id()).isEqualTo("themeLight");
        picture("palette-dark");
        robot.type(KeyCode.ENTER);
        assertThat(window.appearance().darkProperty().get()).isFalse();
        assertThat(robot.lookup("#palette-list").tryQuery()).isEmpty();
        assertThat(window.workspace().settingsProperty().get().theme()).isEqualTo("light");
    }

    @Test
    void offersTheCommandThatBeginsWithWhatIsTypedFirst() throws Exception {
        open("orders.trc", TRACE);
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("flame");
        ListView<?> list = robot.lookup("#palette-list").queryListView();
        assertThat(((Action) list.getItems().getFirst()).title()).isEqualTo("Flamegraph");
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void showsEveryShortcutOnOneSheet() {
        robot.interact(() -> window.actions().get("shortcuts").run().run());
        assertThat(robot.lookup(".cheat-sheet").tryQuery()).isPresent();
        picture("shortcuts-dark");
        assertThat(window.actions().get("back").keyText()).isEqualTo("Alt+Left");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".cheat-sheet").tryQuery()).isEmpty();
    }

    @Test
    void movesTheThresholdAndSeesTiersChange() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        assertThat(context.analysisProperty().get().database().micros(Component.TIER3))
                .isPositive();
        robot.clickOn("#tier-chip");
        popover("tiers-dark");
        Slider slider = robot.lookup("#tier-slider").queryAs(Slider.class);
        robot.interact(() -> slider.setValue(4));
        await(() -> context.analysisProperty().get().model().thresholdMicros() == 10_000);
        assertThat(context.analysisProperty().get().database().micros(Component.TIER3))
                .isZero();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void startsWithTheThresholdOfEachTraceAndGoesBackToIt() throws Exception {
        TraceContext first = open("slow_disk.trc", TRACE.replace("500 microseconds", "1234 microseconds"))
                .context();
        assertThat(first.analysisProperty().get().model().thresholdMicros()).isEqualTo(1234);
        robot.interact(() -> first.tierModelProperty().set(TierModel.standard().withThreshold(10_000)));
        await(() -> first.analysisProperty().get().model().thresholdMicros() == 10_000);

        TraceContext second = open("orders.trc", TRACE).context();
        assertThat(second.analysisProperty().get().model().thresholdMicros()).isEqualTo(500);
        assertThat(first.analysisProperty().get().model().thresholdMicros()).isEqualTo(10_000);

        robot.interact(() -> window.workspace().open(List.of(folder.resolve("slow_disk.trc"))));
        await(() -> window.workspace().current().orElseThrow().context() == first);
        robot.interact(() -> window.actions().get("tiersStandard").run().run());
        await(() -> first.analysisProperty().get().model().thresholdMicros() == 1234);
    }

    @Test
    void filtersExecutionsAndGoesBack() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.clickOn("#filter-chip");
        robot.clickOn("#filter-field").write("elapsed > 1ms");
        robot.type(KeyCode.ENTER);
        await(() -> context.analysisProperty().get().executions() == 1);
        assertThat(robot.lookup("#filter-chip").queryButton().getText()).isEqualTo("filter: elapsed > 1ms");
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        await(() -> context.analysisProperty().get().executions() == 2);
        assertThat(context.filterProperty().get()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAFilterWhileItIsTyped() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.clickOn("#filter-chip");
        robot.clickOn("#filter-field").write("elapsed >");
        robot.type(KeyCode.ENTER);
        popover("filter-dark");
        await(() -> robot.lookup("#filter-problem").queryLabeled().getText().startsWith("Filter, column"));
        assertThat(context.filterProperty().get()).isEmpty();
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void findsTextInStatementsAndStepsThroughThem() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("BOLT");
        robot.type(KeyCode.ENTER);
        await(() -> robot.lookup("#find-status").queryLabeled().getText().equals("1 of 1"));
        int update = context.selectionProperty().get().statement();
        assertThat(context.trace().orElseThrow().text().sql(context.trace().orElseThrow(), 1))
                .contains("bolt");
        assertThat(update).isEqualTo(1);
        assertThat(context.findTextProperty().get()).isEqualTo("BOLT");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#find").queryAs(TextField.class).getText()).isEmpty();
        assertThat(context.findTextProperty().get()).isEmpty();
    }

    @Test
    void showsInEveryMenuOnlyWhatWorks() throws Exception {
        open("orders.trc", TRACE);
        for (Action.Group group : Action.Group.values()) {
            if (!group.hasMenu()) {
                continue;
            }
            robot.clickOn(group.title());
            Node item = robot.lookup(".context-menu .menu-item").query();
            robot.interact(() -> Screenshots.take(item.getScene(), "menu-" + group.title() + "-dark"));
            robot.type(KeyCode.ESCAPE);
        }
        assertThat(window.actions().all())
                .allSatisfy(action -> assertThat(action.title()).doesNotStartWith("!"));
        List<String> shown = robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getId)
                .toList();
        assertThat(window.actions().all())
                .filteredOn(action -> action.group().hasMenu())
                .allSatisfy(action -> assertThat(shown).contains("menu-item-" + action.id()));
    }

    @Test
    void goesBackAndForwardOverViews() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.clickOn("#view-hotspots");
        assertThat(context.viewProperty().get()).isEqualTo(View.HOTSPOTS);
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
        robot.press(KeyCode.ALT, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.ALT);
        assertThat(context.viewProperty().get()).isEqualTo(View.HOTSPOTS);
    }

    @Test
    void copiesTheSelectedStatementAsSql() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.interact(() -> context.select(Selection.ofStatement(1)));
        robot.interact(() -> window.actions().get("copySql").run().run());
        await(() -> clipboard().startsWith("update inventory"));
    }

    @Test
    void copiesThePlanOfTheSelectedExecution() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.interact(() -> context.select(Selection.ofExecution(0, 0)));
        robot.interact(() -> window.actions().get("copyPlan").runIfEnabled());
        await(() -> clipboard().startsWith("Seq Scan on orders  (time=90.0 ms"));
    }

    @Test
    void copiesAPictureOfTheViewInFront() throws Exception {
        open("orders.trc", TRACE);
        robot.interact(() -> window.actions().get("copyImage").runIfEnabled());
        assertThat(WaitForAsyncUtils.asyncFx(
                                () -> Clipboard.getSystemClipboard().hasImage())
                        .get())
                .isTrue();
    }

    @Test
    void goesBackOverTheZoomOfTheFlamegraphByKey() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.clickOn("#view-flamegraph");
        await(() -> robot.lookup(".flame-canvas").tryQuery().isPresent());
        FlamePane pane =
                (FlamePane) robot.lookup(".trace-pane").<TracePane>query().currentView();
        robot.interact(pane::focus);
        robot.type(KeyCode.W);
        assertThat(pane.inSight().isAll()).isFalse();
        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertThat(pane.inSight().isAll()).isTrue();
        assertThat(context.viewProperty().get()).isEqualTo(View.FLAMEGRAPH);
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);
        assertThat(pane.inSight().isAll()).isFalse();
    }

    @Test
    void decodesEverythingAgainInAnotherEncoding() throws Exception {
        Path file = folder.resolve("latin.trc");
        Files.write(file, TRACE.replace("inventory", "müller").getBytes(StandardCharsets.ISO_8859_1));
        robot.interact(() -> window.open(List.of(file)));
        await(() -> window.workspace()
                .current()
                .flatMap(trace -> trace.context().trace())
                .filter(trace -> trace.info().indexed())
                .isPresent());
        TraceContext context = window.workspace().current().orElseThrow().context();
        robot.interact(() -> context.go(View.RAW, Selection.ofStatement(1)));
        await(() -> texts("#raw-text").contains("m\uFFFDller"));
        robot.interact(() -> context.go(View.STATEMENTS, Selection.ofExecution(1, 1)));
        await(() -> texts("#statements-tree").contains("m\uFFFDller"));
        robot.clickOn("#detail-raw");
        await(() -> texts("#statements-details").contains("m\uFFFDller"));

        robot.clickOn(".encoding").clickOn("ISO-8859-1");
        await(() -> texts("#statements-tree").contains("müller"));
        await(() -> texts("#statements-details").contains("müller"));
        robot.interact(() -> context.go(View.RAW));
        await(() -> texts("#raw-text").contains("müller"));
        robot.interact(() -> context.go(View.OVERVIEW));
        await(() -> texts("#top-statements").contains("müller"));
        assertThat(texts("#top-statements")).doesNotContain("\uFFFD");
    }

    @Test
    void stepsThroughWhatWasFoundByKeyAlsoInTheText() throws Exception {
        String other = TRACE.substring(TRACE.lastIndexOf("=====")).replace("'bolt'", "'bolt' and shop = 7");
        TraceContext context = open(
                        "orders.trc",
                        TRACE + other.replace("PARSE #2", "PARSE #3").replace("EXEC #2", "EXEC #3"))
                .context();
        robot.interact(() -> context.go(View.RAW));
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("inventory");
        robot.type(KeyCode.F3);
        await(() -> status().equals("1 of 2"));
        int first = context.selectionProperty().get().statement();
        await(() -> texts("#raw-text").contains("qty - 1 where sku = 'bolt';"));
        robot.type(KeyCode.F3);
        await(() -> status().equals("2 of 2"));
        assertThat(context.selectionProperty().get().statement()).isNotEqualTo(first);
        assertThat(context.viewProperty().get()).isEqualTo(View.RAW);
        robot.press(KeyCode.SHIFT).type(KeyCode.F3).release(KeyCode.SHIFT);
        await(() -> status().equals("1 of 2"));
        assertThat(context.selectionProperty().get().statement()).isEqualTo(first);
    }

    @Test
    void findsTheLastPlaceFirstWhenSearchingBackwards() throws Exception {
        String other = TRACE.substring(TRACE.lastIndexOf("=====")).replace("'bolt'", "'bolt' and shop = 7");
        open("orders.trc", TRACE + other.replace("PARSE #2", "PARSE #3").replace("EXEC #2", "EXEC #3"));
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("inventory");
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        await(() -> status().equals("2 of 2"));
    }

    @Test
    void keepsTheColumnsThatWereChosenForTheNextStart() throws Exception {
        open("orders.trc", TRACE);
        robot.clickOn("#view-statements");
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent());
        TreeTableView<?> tree = robot.lookup("#statements-tree").queryAs(TreeTableView.class);
        await(() -> tree.getMaxHeight() == Double.MAX_VALUE); // all columns have come
        robot.interact(() -> column(tree, "column-calls").setVisible(false));
        robot.interact(() -> column(tree, "column-p99").setVisible(true));
        robot.interact(() -> column(tree, "column-p99").setPrefWidth(133));
        await(() -> ShellFixture.settings(folder)
                .load()
                .settings()
                .columns()
                .getOrDefault("statements", List.of())
                .contains("p99:133"));
        stop();
        start();
        open("orders.trc", TRACE);
        robot.clickOn("#view-statements");
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent());
        TreeTableView<?> again = robot.lookup("#statements-tree").queryAs(TreeTableView.class);
        await(() -> again.getMaxHeight() == Double.MAX_VALUE); // all columns have come
        assertThat(column(again, "column-calls").isVisible()).isFalse();
        assertThat(column(again, "column-p99").isVisible()).isTrue();
        assertThat(column(again, "column-p99").getWidth()).isEqualTo(133);
    }

    @Test
    void saysOfEveryNumberInATableHowItIsKnown() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        Map<View, String> tables =
                Map.of(View.OVERVIEW, "#top-statements", View.HOTSPOTS, "#hotspots", View.TIMELINE, "#timeline-latest");
        for (Map.Entry<View, String> table : tables.entrySet()) {
            robot.interact(() -> context.go(table.getKey()));
            await(() -> !numbers(table.getValue()).isEmpty());
            Map<String, String> tips = new LinkedHashMap<>();
            // In one go, as a table that is filled again in between gives its cells to other rows.
            robot.interact(() -> numbers(table.getValue()).forEach(cell -> {
                cell.getOnMouseEntered().handle(null);
                Tooltip tip = cell.getTooltip();
                tips.put(cell.getText(), tip == null ? "no tooltip" : tip.getText());
            }));
            assertThat(tips).isNotEmpty().allSatisfy((number, tip) -> assertThat(tip)
                    .as("%s: %s", table, number)
                    .containsPattern("· (measured|derived|estimated)\n.{5,}"));
        }
    }

    @Test
    void hasNoDeadButtonInAnyView() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        robot.interact(() -> context.select(Selection.ofExecution(0, 0)));
        for (View view : View.values()) {
            robot.interact(() -> context.go(view));
            await(() -> robot.lookup(".trace-pane").<TracePane>query().currentView() != null);
            Until.drawn(); // with all its parts
            assertThat(robot.lookup(node -> node instanceof ButtonBase && isSeen(node))
                            .queryAllAs(ButtonBase.class))
                    .as("buttons in %s", view)
                    .isNotEmpty()
                    .allSatisfy(button -> assertThat(button.getOnAction() != null
                                    || button instanceof MenuButton
                                    || button instanceof ToggleButton) // these are listened to
                            .as("%s does something", button)
                            .isTrue());
        }
    }

    @Test
    void showsTheSeriesAsATableAndOpensAnExecutionByKey() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        await(() -> robot.lookup(".twin-toggle").tryQuery().isPresent()); // the parts of the view come one by one
        Until.drawn();
        ToggleButton toggle = robot.lookup(".twin-toggle").query();
        robot.interact(toggle::requestFocus);
        robot.type(KeyCode.SPACE);
        await(() -> robot.lookup(".twin-table").queryTableView().getItems().size() == 2);
        picture("series-table-dark");
        robot.type(KeyCode.DOWN, KeyCode.ENTER);
        assertThat(context.viewProperty().get()).isEqualTo(View.STATEMENTS);
        assertThat(context.selectionProperty().get()).isEqualTo(Selection.ofExecution(1, 1));
    }

    @Test
    void hasTheKeysOfTheFlamegraphInThePalette() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        Action fileOrder = window.actions().get("flameFile");
        assertThat(fileOrder.keyText()).isEqualTo("1");
        assertThat(fileOrder.enabled().get()).isFalse();
        robot.clickOn("#view-flamegraph");
        await(() -> robot.lookup("#flame-order").tryQuery().isPresent());
        await(() -> fileOrder.enabled().get());
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        robot.write("flamegraph file");
        robot.type(KeyCode.ENTER);
        await(() -> ((javafx.scene.control.MenuButton)
                        robot.lookup("#flame-order").query())
                .getText()
                .contains("file order"));
        assertThat(context.viewProperty().get()).isEqualTo(View.FLAMEGRAPH);
    }

    @Test
    void givesTheKeysToAViewThatIsOpenedForTheFirstTime() throws Exception {
        open("orders.trc", TRACE);
        Map<KeyCode, String> views = new LinkedHashMap<>();
        views.put(KeyCode.DIGIT3, "#timeline-view");
        views.put(KeyCode.DIGIT5, "#hotspots");
        for (Map.Entry<KeyCode, String> view : views.entrySet()) {
            robot.press(KeyCode.CONTROL, view.getKey()).release(view.getKey(), KeyCode.CONTROL);
            await(() -> {
                Node owner = stage.getScene().getFocusOwner();
                while (owner != null && !("#" + owner.getId()).equals(view.getValue())) {
                    owner = owner.getParent();
                }
                return owner != null;
            });
        }
    }

    @Test
    void saysThatAFileIsEmptyAndNotThatItIsBroken() throws Exception {
        Path file = Files.createFile(folder.resolve("nothing.trc"));
        robot.interact(() -> window.open(List.of(file)));
        await(() -> robot.lookup("nothing.trc is empty").tryQuery().isPresent());
    }

    @Test
    void listsAFileAsRecentOnceItIsClosed() throws Exception {
        OpenedTrace trace = open("orders.trc", TRACE);
        await(() -> !window.workspace().recent().isEmpty());
        assertThat(robot.lookup(".sidebar-entry.recent").queryAll()).isEmpty();
        robot.interact(() -> window.workspace().close(trace));
        await(() -> robot.lookup(".sidebar-entry.recent").queryAll().size() == 1);
    }

    @Test
    void marksRecentFilesThatAreGone() throws Exception {
        OpenedTrace trace = open("orders.trc", TRACE);
        Files.delete(trace.path());
        robot.interact(window.workspace()::refreshRecent);
        await(() -> window.workspace().recent().equals(List.of(new Workspace.Recent(trace.path(), true))));
        assertThat(robot.lookup(".sidebar-entry.recent .sidebar-detail")
                        .queryLabeled()
                        .getText())
                .isEqualTo("missing");
    }

    @Test
    void writesAReportOfWhatIsOpen() throws Exception {
        TraceContext context = open("orders.trc", TRACE).context();
        Path file = folder.resolve("report.html");
        ExportActions export = new ExportActions(stage, window.workspace(), window::notify);
        robot.interact(() -> export.write(context, ExportTrace.Form.HTML, file));
        await(() -> robot.lookup(".notice").match(Node::isVisible).tryQuery().isPresent());
        assertThat(file).content().contains("orders.trc").contains("</html>");
    }

    @Test
    void asksNothingTwiceWhenItsFileHasChanged() throws Exception {
        OpenedTrace trace = open("orders.trc", TRACE);
        Files.writeString(trace.path(), TRACE.replace("rows=1\n", "rows=7\n"));
        robot.type(KeyCode.F5);
        await(() -> trace.context().trace().orElseThrow().info().indexed()
                && trace.context().trace().orElseThrow().info().counts().rows() == 14);
    }

    private static TreeTableColumn<?, ?> column(TreeTableView<?> tree, String id) {
        return tree.getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst()
                .orElseThrow();
    }

    /// Cells of numbers in sight that show one.
    /// On the window's thread.
    private List<IndexedCell<?>> numbers(String table) {
        List<IndexedCell<?>> cells = new ArrayList<>();
        for (Node node : robot.lookup(table + " .number").queryAll()) {
            if (node instanceof IndexedCell<?> cell
                    && isSeen(cell)
                    && cell.getText() != null
                    && !cell.getText().isEmpty()
                    && !cell.getText().equals("–")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private String status() {
        return robot.lookup("#find-status").queryLabeled().getText();
    }

    /// All texts in sight in a part of the window.
    private String texts(String part) {
        return fixture.ask(() -> {
            StringBuilder out = new StringBuilder();
            robot.lookup(part).tryQuery().ifPresent(node -> collect(node, out));
            return out.toString();
        });
    }

    private static void collect(Node node, StringBuilder out) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            out.append(text.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, out));
        }
    }

    private OpenedTrace open(String name, String text) throws IOException, TimeoutException {
        Path file = Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        return fixture.trace(file);
    }

    private static void writeBig(Path file) throws IOException {
        String body = TRACE.substring(TRACE.indexOf("=====")).repeat(40);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(TRACE.substring(0, TRACE.indexOf("=====")));
            for (int i = 0; i < 2_000; i++) {
                out.write(body);
            }
        }
    }

    private String clipboard() {
        return fixture.ask(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private void popover(String name) {
        robot.interact(
                () -> Screenshots.take(robot.lookup(".popover-content").query().getScene(), name));
    }

    private void picture(String name) {
        fixture.picture(name);
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }
}
