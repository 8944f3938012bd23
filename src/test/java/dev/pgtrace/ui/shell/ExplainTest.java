package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.ui.FigureWalk;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureFinder;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// *Explain this number*, over real traces and by keyboard.
class ExplainTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Stage stage;
    private MainWindow window;
    private ShellFixture fixture;

    @BeforeEach
    void start() throws Exception {
        start(Locale.ENGLISH);
    }

    private void start(Locale language) throws Exception {
        fixture = ShellFixture.open(folder, language);
        stage = fixture.stage();
        window = fixture.window();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout_session.trc", "own_session.trc", "oracle_orders.trc", "cold_cache.trc.gz"})
    void everyFigureInEveryViewHasAnExplanation(String name) throws Exception {
        TraceContext context = open(name);
        List<String> silent = new ArrayList<>();
        int figures = 0;
        for (View view : View.values()) {
            if (view == View.RAW) {
                continue; // the file itself
            }
            show(view, context);
            figures += robotCall(() -> {
                Node pane = robot.lookup(".trace-pane").query();
                FigureWalk.silent(pane).forEach(one -> silent.add(view + ": " + one));
                return FigureWalk.labels(pane).size();
            });
        }
        robotCall(() ->
                silent.addAll(FigureWalk.silent(robot.lookup(".status-bar").query())));
        for (String chip : List.of("tiers", "filter")) {
            Node popover = popover(chip);
            robotCall(() -> silent.addAll(FigureWalk.silent(popover)));
            robot.type(KeyCode.ESCAPE);
        }
        assertThat(silent).as("figures without an explanation").isEmpty();
        assertThat(figures).as("figures found").isGreaterThan(60);
    }

    @Test
    void theStatusBarTellsSizeExecutionsTimeAndMemory() throws Exception {
        open("checkout_session.trc");
        Node bar = robot.lookup(".status-bar").query();
        assertThat(names(bar))
                .containsExactly("Size of the trace", "Executions in the trace", "Time of indexing", "Memory in use");
        Label text = robot.from(bar).lookup(".free-text").query();
        assertThat(List.of(at(text, " executions", -1), at(text, "executions", -8), at(text, "indexed in", 12)))
                .containsExactly("Executions in the trace", "Size of the trace", "Time of indexing");
    }

    @Test
    void f1ExplainsTheThresholdBesideItsSlider() throws Exception {
        open("cold_cache.trc.gz");
        Node popover = popover("tiers");
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Screenshots.take(popover.getScene(), "explain-tiers"));
        Node card = robot.lookup("#explain-card").query();
        assertThat(card.getScene()).isEqualTo(popover.getScene());
        assertThat(robot.from(card).lookup("#explain-value").queryLabeled().getText())
                .isEqualTo("500 µs");
        assertThat(names(popover))
                .containsExactly(
                        "Threshold T",
                        "Tier 1 shared buffers, blocks",
                        "Tier 2 OS cache, blocks",
                        "Tier 3 disk, blocks",
                        "Blocks in all");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#explain-card").tryQuery()).isEmpty();
        assertThat(robotCall(() -> popover.getScene().getWindow().isShowing())).isTrue();
    }

    @Test
    void theFilterTellsHowManyPass() throws Exception {
        open("checkout_session.trc");
        Node popover = popover("filter");
        await(() -> !FigureFinder.all(popover).isEmpty());
        assertThat(names(popover)).containsExactly("Executions that pass the filter");
    }

    @Test
    void f1ExplainsTheFocusedCellAndTheArrowsWalkOn() throws Exception {
        TraceContext context = open("checkout_session.trc");
        show(View.STATEMENTS, context);
        TreeTableView<?> tree = robot.lookup("#statements-tree").queryAs(TreeTableView.class);
        robot.interact(() -> {
            tree.requestFocus();
            tree.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN, KeyCode.UP);
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        Explanation first = shown();
        assertThat(first.name()).isEqualTo("Calls");
        robot.type(KeyCode.RIGHT);
        assertThat(shown().name()).isEqualTo("Elapsed");
        assertThat(shown().formula()).isEqualTo("planning 417 µs + running 1,876,733 µs = 1,877,150 µs");
        picture("explain-dark");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.LIGHT));
        picture("explain-light");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#explain-card").tryQuery()).isEmpty();
        assertThat(stage.getScene().getFocusOwner()).isEqualTo(tree);
    }

    @Test
    void showsTheGreatestOfASumInTheRawText() throws Exception {
        TraceContext context = open("checkout_session.trc");
        await(() -> robot.lookup("#top-statements").tryQuery().isPresent());
        TableView<?> top = robot.lookup("#top-statements").queryTableView();
        await(() -> !top.getItems().isEmpty());
        robot.interact(() -> {
            top.requestFocus();
            top.getSelectionModel().select(0);
        });
        robot.type(KeyCode.DOWN, KeyCode.UP);
        int statement = context.selectionProperty().get().statement();
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown().evidence()).isInstanceOf(Evidence.Sum.class);
        robot.interact(
                () -> robot.lookup("#explain-line").queryAs(ButtonBase.class).fire());
        await(() -> context.viewProperty().get() == View.RAW
                && context.selectionProperty().get().hasExecution());
        Selection found = context.selectionProperty().get();
        assertThat(found.statement()).isEqualTo(statement);
        long longest =
                context.trace().orElseThrow().executions().get(found.execution(), ExecutionColumn.ELAPSED_MICROS);
        long max = context.analysisProperty().get().statements().stream()
                .filter(profile -> profile.statement() == statement)
                .findFirst()
                .orElseThrow()
                .elapsed()
                .maxMicros();
        assertThat(longest).isEqualTo(max);
        robot.interact(context::back);
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
    }

    @Test
    void f1ExplainsWhatThePointerWasMovedTo() throws Exception {
        open("checkout_session.trc");
        await(() -> robot.lookup(".ledger-segment")
                .match(Node::isVisible)
                .tryQuery()
                .isPresent());
        await(() -> robot.lookup("#top-statements").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#top-statements").queryTableView().requestFocus());
        robot.moveTo(robot.lookup(".figure-tile").nth(1).<Node>query());
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown().name()).isEqualTo("database time");
        robot.clickOn(".card-title");
        assertThat(robot.lookup("#explain-card").tryQuery()).isEmpty();
    }

    @Test
    void speaksGerman() throws Exception {
        stop();
        start(Locale.GERMAN);
        TraceContext context = open("cold_cache.trc.gz");
        show(View.HOTSPOTS, context);
        TreeTableView<?> table = robot.lookup("#hotspots").queryAs(TreeTableView.class);
        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().select(0);
        });
        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown().formula()).startsWith("gelesen ").contains("Stufe 3 = ");
        assertThat(shown().lines()).contains("Planknoten");
        picture("explain-dark-de");
    }

    @Test
    void f1OpensTheGuideWhereThereIsNoFigure() throws Exception {
        robot.type(KeyCode.F1);
        await(() -> robot.listWindows().size() > 1);
        assertThat(robot.lookup("#help-topics").tryQuery()).isPresent();
    }

    @Test
    void leadsToTheGlossary() throws Exception {
        open("checkout_session.trc");
        await(() -> !FigureFinder.all(robot.lookup(".trace-pane").query()).isEmpty());
        robot.interact(() -> window.actions().get("explain").run().run());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown().origin().source()).contains(Dialect.ULTIMATE_5.label());
        robot.interact(() ->
                robot.lookup("#explain-glossary").queryAs(ButtonBase.class).fire());
        await(() -> robot.lookup("#help-page").tryQuery().isPresent());
        picture("explain-glossary");
    }

    private Node popover(String action) throws TimeoutException {
        robot.interact(() -> window.actions().get(action).run().run());
        await(() -> robot.lookup(".popover").match(Node::isVisible).tryQuery().isPresent());
        return robot.lookup(".popover").query();
    }

    /// The figure at a letter of a text.
    ///
    /// @param by letters before or behind the beginning of a word
    private String at(Label label, String word, int by) {
        return robotCall(() -> {
            Text until = new Text(label.getText().substring(0, label.getText().indexOf(word) + by));
            until.setFont(label.getFont());
            Point2D place = label.localToScene(until.getLayoutBounds().getWidth(), 5);
            return FigureFinder.at(label, place.getX(), place.getY())
                    .orElseThrow()
                    .explanation()
                    .name();
        });
    }

    private List<String> names(Node node) {
        return robotCall(() -> FigureFinder.all(node).stream()
                .map(figure -> figure.explanation().name())
                .toList());
    }

    private Explanation shown() {
        return robotCall(() -> window.explanation().orElseThrow());
    }

    private <T> T robotCall(Callable<T> call) {
        return fixture.ask(call);
    }

    /// Until the view has come with all its parts.
    private void show(View view, TraceContext context) throws Exception {
        int statement = context.analysisProperty().get().statements().getFirst().statement();
        int execution = firstWithPlan(context, statement);
        robot.interact(() -> context.go(view, Selection.ofExecution(statement, execution)));
        robot.interact(() -> stage.getScene().getRoot().layout());
        int[] same = {0, -1};
        WaitForAsyncUtils.waitFor(40, TimeUnit.SECONDS, () -> {
            int now = robotCall(() -> robot.lookup("#view-" + view.name().toLowerCase(Locale.ROOT))
                            .queryAs(ToggleButton.class)
                            .isSelected()
                    ? FigureWalk.labels(robot.lookup(".trace-pane").query()).size()
                    : -2);
            same[0] = now >= 0 && now == same[1] ? same[0] + 1 : 0;
            same[1] = now;
            WaitForAsyncUtils.waitForFxEvents(10);
            return same[0] >= 4;
        });
    }

    private static int firstWithPlan(TraceContext context, int statement) {
        var trace = context.trace().orElseThrow();
        for (int row = 0; row < trace.executions().size(); row++) {
            if (trace.executions().get(row, ExecutionColumn.SHAPE) >= 0) {
                return row;
            }
        }
        return statement >= 0 ? 0 : -1;
    }

    private TraceContext open(String name) throws TimeoutException {
        return fixture.trace(Path.of("sample-traces", name)).context();
    }

    private void picture(String name) {
        fixture.picture(name);
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }
}
