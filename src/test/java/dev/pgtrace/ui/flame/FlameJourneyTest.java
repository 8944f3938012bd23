package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.analysis.flame.FlameGraph;
import dev.pgtrace.analysis.flame.FlameGrouping;
import dev.pgtrace.analysis.flame.FlameOptions;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameTarget;
import dev.pgtrace.analysis.flame.FlameTrees;
import dev.pgtrace.analysis.flame.FlameWeight;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
final class FlameJourneyTest {
    private final List<FlameTarget> selected = new ArrayList<>();
    private final List<FlameTarget> opened = new ArrayList<>();
    private final List<FlameOptions> asked = new ArrayList<>();
    private FlameView view;
    private FlameViewModel model;
    private FlameCanvas canvas;

    @Start
    void start(Stage stage) {
        model = new FlameViewModel(new SameThreadTaskRunner());
        model.orderProperty().set(FlameOrder.FILE);
        model.onSelected(selected::add);
        model.onOpened(opened::add);
        model.onOptionsChanged(asked::add);
        view = new FlameView(model, new TraceLines(new TraceContext(new SameThreadTaskRunner())));
        view.setMotion(Duration.ZERO);
        canvas = view.canvas();
        Scene scene = new Scene(view, 1000, 500);
        new Appearance().dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1000);
        stage.setHeight(500);
        stage.show();
        model.show(FlameTrees.small());
    }

    /// The row of tools comes in steps, and the picture moves down with it.
    @BeforeEach
    void awaitTheTools(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> robot.lookup("#flame-direction")
                .tryQuery()
                .isPresent());
        settle();
    }

    @Test
    void zoomsAndPansByKeyAndShowsAllAgain(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        robot.type(KeyCode.W);
        settle();
        assertThat(canvas.target().width()).isCloseTo(170 / 1.6, within(1e-6));
        assertThat(canvas.target().from()).isCloseTo(170 * (1 - 1 / 1.6) / 2, within(1e-6));
        double from = canvas.target().from();
        robot.type(KeyCode.D);
        assertThat(canvas.target().from()).isGreaterThan(from);
        robot.type(KeyCode.A);
        assertThat(canvas.target().from()).isCloseTo(from, within(1e-6));
        robot.type(KeyCode.S);
        assertThat(canvas.target().isAll()).isTrue();
        robot.type(KeyCode.PLUS);
        assertThat(canvas.target().isAll()).isFalse();
        robot.type(KeyCode.DIGIT0);
        assertThat(canvas.target().isAll()).isTrue();
    }

    @Test
    void zoomsAtThePointerByWheel(FxRobot robot) {
        Point2D at = onScreen(4, 0.25);
        double before = placeUnder(at);
        robot.interact(() -> turnWheel(at, 120));
        settle();
        double zoomed = canvas.target().width();
        assertThat(zoomed).isCloseTo(170 / Math.pow(1.3, 3), within(1e-6));
        assertThat(placeUnder(at)).isCloseTo(before, within(1e-6));
        robot.interact(() -> turnWheel(at, -120));
        assertThat(canvas.target().width()).isCloseTo(170, within(1e-6));
    }

    @Test
    void movesByDragging(FxRobot robot) {
        robot.interact(() -> canvas.zoom(0.5, 4));
        settle();
        double from = canvas.target().from();
        robot.drag(point(500, 30), MouseButton.PRIMARY).dropTo(point(400, 30));
        double moved = canvas.target().from() - from;
        assertThat(moved).isCloseTo(100 / canvas.getWidth() * 170 / 4, within(0.5));
        assertThat(model.selectedProperty().get())
                .as("dragging selects nothing")
                .isEqualTo(FlameViewModel.NONE);
    }

    @Test
    void fitsAFrameByDoubleClickAndByKey(FxRobot robot) {
        robot.doubleClickOn(onScreen(4, 0.5));
        assertThat(canvas.target()).isEqualTo(new Span(60, 100, 170));
        robot.type(KeyCode.ESCAPE);
        assertThat(model.selectedProperty().get()).isEqualTo(FlameViewModel.NONE);
        robot.type(KeyCode.ESCAPE);
        assertThat(canvas.target().isAll()).isTrue();
        robot.clickOn(onScreen(6, 0.5));
        robot.type(KeyCode.F);
        assertThat(canvas.target()).isEqualTo(new Span(100, 170, 170));
    }

    @Test
    void selectsByClickAndTellsWhatTheFrameStandsFor(FxRobot robot) {
        robot.clickOn(onScreen(5, 0.5));
        assertThat(model.selectedProperty().get()).isEqualTo(5);
        assertThat(selected).containsExactly(new FlameTarget(1, 2, -1));
        assertThat(canvas.getAccessibleText()).isEqualTo("b1: 10 µs, 5.9% of the whole, 10 µs of its own, depth 2");
        assertThat(view.copyText()).isEqualTo("b › b1\t10 µs\t5.9%\t10 µs");
        robot.type(KeyCode.ENTER);
        assertThat(opened).containsExactly(new FlameTarget(1, 2, -1));
    }

    @Test
    void walksTheStackByKeys(FxRobot robot) {
        robot.interact(canvas::requestFocus);
        List<Integer> walked = new ArrayList<>();
        for (KeyCode key : List.of(
                KeyCode.DOWN, // the whole
                KeyCode.DOWN, // its widest child
                KeyCode.LEFT,
                KeyCode.LEFT,
                KeyCode.DOWN,
                KeyCode.RIGHT,
                KeyCode.PERIOD, // next frame of the row, under another parent
                KeyCode.COMMA,
                KeyCode.UP,
                KeyCode.N, // next execution of the same statement
                KeyCode.P)) {
            robot.type(key);
            walked.add(model.selectedProperty().get());
        }
        assertThat(walked).containsExactly(0, 6, 4, 1, 3, 3, 5, 3, 1, 6, 1);
    }

    @Test
    void turnsUpsideDownWithArrowsAsSeen(FxRobot robot) {
        robot.interact(() -> {
            canvas.requestFocus();
            model.directionProperty().set(FlameDirection.FLAME);
            model.selectedProperty().set(0);
        });
        settle();
        assertThat(canvas.boundsOf(0).getMaxY()).isCloseTo(canvas.getHeight(), within(1.5));
        robot.type(KeyCode.UP);
        assertThat(model.selectedProperty().get()).isEqualTo(6);
        robot.clickOn(onScreen(1, 0.5));
        assertThat(model.selectedProperty().get()).isEqualTo(1);
    }

    @Test
    void ordersByKeyAndKeepsTheSelection(FxRobot robot) {
        robot.clickOn(onScreen(4, 0.5));
        double left = canvas.boundsOf(4).getMinX();
        robot.type(KeyCode.DIGIT2);
        settle();
        assertThat(model.orderProperty().get()).isEqualTo(FlameOrder.HEAVIEST_FIRST);
        assertThat(model.selectedProperty().get()).isEqualTo(4);
        assertThat(canvas.boundsOf(4).getMinX()).isGreaterThan(left);
        robot.type(KeyCode.DIGIT1);
        settle();
        assertThat(canvas.boundsOf(4).getMinX()).isEqualTo(left);
    }

    @Test
    void findsFramesAndStepsThroughThem(FxRobot robot) {
        robot.clickOn("#flame-search").write("b1");
        assertThat(label(".flame-found")).isEqualTo("2 found · 8.8%");
        robot.type(KeyCode.ENTER);
        assertThat(model.selectedProperty().get()).isEqualTo(5);
        robot.type(KeyCode.ENTER);
        assertThat(model.selectedProperty().get()).isEqualTo(7);
        robot.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
        assertThat(model.selectedProperty().get()).isEqualTo(5);
        robot.write("zzz");
        assertThat(label(".flame-found")).isEqualTo("none found");
        robot.type(KeyCode.ESCAPE);
        assertThat(model.searchProperty().get()).isNull();
        assertThat(label(".flame-found")).isEmpty();
    }

    @Test
    void listsFramesInATableTwin(FxRobot robot) {
        robot.clickOn("#flame-table-toggle");
        settle();
        TableView<Integer> table = robot.lookup("#flame-table").queryTableView();
        assertThat(table.getItems()).containsExactly(0, 6, 1, 4, 3, 2, 5, 7);
        robot.interact(() -> table.getSelectionModel().select(3));
        assertThat(model.selectedProperty().get()).isEqualTo(4);
        robot.interact(() -> canvas.fit(4));
        settle();
        assertThat(table.getItems()).containsExactly(0, 4, 5);
        assertThat(table.getSelectionModel().getSelectedItem()).isEqualTo(4);
        assertThat(label(".flame-table-caption")).isEqualTo("3 frames in sight");
        robot.clickOn("#flame-table-toggle");
        assertThat(robot.lookup("#flame-table").tryQuery()).isEmpty();
    }

    @Test
    void keepsTooltipSelectionAndPlaceWhenRefreshed(FxRobot robot) {
        robot.clickOn(onScreen(1, 0.5));
        robot.interact(() -> canvas.fit(1));
        robot.moveTo(onScreen(3, 0.5));
        settle();
        assertThat(label(".picture-tip-name")).isEqualTo("a2");
        assertThat(label(".picture-tip-place")).isEqualTo("a");
        Span before = canvas.target();

        robot.interact(() -> model.show(FlameTrees.small()));
        settle();
        assertThat(view.lookup(".flame-tip").isVisible()).isTrue();
        assertThat(label(".picture-tip-name")).isEqualTo("a2");
        assertThat(model.selectedProperty().get()).isEqualTo(1);
        assertThat(canvas.target()).isEqualTo(before);
        robot.moveTo("#flame-weight");
        settle();
        assertThat(view.lookup(".flame-tip").isVisible()).isFalse();
    }

    @Test
    void dragsTheMinimap(FxRobot robot) {
        robot.interact(() -> canvas.zoom(0, 4));
        settle();
        Bounds strip = view.lookup(".flame-minimap")
                .localToScreen(view.lookup(".flame-minimap").getBoundsInLocal());
        robot.clickOn(new Point2D(strip.getCenterX(), strip.getCenterY()));
        settle();
        Span middle = canvas.target();
        assertThat((middle.from() + middle.to()) / 2).isCloseTo(85, within(0.5));
        robot.drag(new Point2D(strip.getCenterX(), strip.getCenterY()), MouseButton.PRIMARY)
                .dropTo(new Point2D(strip.getMaxX() - 1, strip.getCenterY()));
        settle();
        assertThat(canvas.target().to()).isCloseTo(170, within(1e-6));
    }

    @Test
    void asksForAnotherGraphWhenTheWeightChanges(FxRobot robot) {
        robot.clickOn("#flame-weight");
        robot.clickOn("Rows");
        assertThat(asked).containsExactly(new FlameOptions(FlameWeight.ROWS, FlameGrouping.STATEMENT));
    }

    @Test
    void tellsLoadingEmptyAndBrokenApart(FxRobot robot) {
        robot.interact(() -> model.empty("No executions", "The filter lets nothing through."));
        assertThat(view.lookup(".placeholder-empty")).isNotNull();
        robot.interact(() -> model.loading());
        assertThat(view.lookup(".placeholder-loading")).isNotNull();
        robot.interact(() -> model.broken("The file is gone."));
        assertThat(view.lookup(".placeholder-broken")).isNotNull();
        robot.interact(() -> model.show(FlameTrees.small()));
        assertThat(view.lookup(".placeholder-broken")).isNull();
        robot.interact(() -> model.loading());
        assertThat(view.lookup(".placeholder-loading"))
                .as("what is shown stays until the new one is there")
                .isNull();
    }

    @Test
    void selectsWhatAnotherViewSelected(FxRobot robot) {
        robot.interact(() -> model.select(new FlameTarget(0, 1, -1)));
        assertThat(model.selectedProperty().get()).isEqualTo(3);
        assertThat(selected).as("nobody is told").isEmpty();
    }

    @Test
    void staysOnTheFrameWhenItsOwnSelectionComesBack(FxRobot robot) {
        robot.interact(() -> {
            model.onSelected(model::select);
            model.choose(7);
        });
        assertThat(model.selectedProperty().get()).isEqualTo(7);
    }

    @Test
    void measuresFramesAtAnyPlace(FxRobot robot) {
        FlameGraph graph = FlameTrees.session(5_000);
        robot.interact(() -> model.show(graph));
        settle();
        for (int frame = 0; frame < graph.size(); frame += 37) {
            Bounds bounds = canvas.boundsOf(frame);
            if (!bounds.isEmpty() && bounds.getWidth() >= 3 && bounds.getMaxY() < canvas.getHeight()) {
                assertThat(canvas.frameAt(bounds.getCenterX(), bounds.getCenterY()))
                        .isEqualTo(frame);
            }
        }
    }

    private Point2D onScreen(int frame, double share) {
        Bounds bounds = canvas.boundsOf(frame);
        return canvas.localToScreen(bounds.getMinX() + share * bounds.getWidth(), bounds.getCenterY());
    }

    private Point2D point(double x, double y) {
        return canvas.localToScreen(x, y);
    }

    /// The headless platform turns the wheel the other way round and by another amount than desktops do.
    private void turnWheel(Point2D onScreen, double delta) {
        Point2D at = canvas.localToScene(canvas.screenToLocal(onScreen));
        canvas.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                onScreen.getX(),
                onScreen.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    private double placeUnder(Point2D onScreen) {
        double share = canvas.screenToLocal(onScreen).getX() / canvas.getWidth();
        return canvas.target().from() + share * canvas.target().width();
    }

    private String label(String selector) {
        return ((Label) view.lookup(selector)).getText();
    }

    private static void settle() {
        Until.drawn();
    }
}
