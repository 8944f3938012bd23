package dev.pgtrace.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Somebody looks for who locked whom out.
@ExtendWith(ApplicationExtension.class)
final class TimelineJourneyTest {
    private Appearance appearance;
    private TraceContext context;
    private TimelineView view;
    private TimelineCanvas canvas;
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        context = new TraceContext(new SameThreadTaskRunner());
        context.go(View.TIMELINE);
        publish(BusyServer.recorded());
        view = new TimelineView(context);
        view.setMotion(Duration.ZERO);
        canvas = view.canvas();
        scene = new Scene(new javafx.scene.layout.StackPane(view.node()), 1200, 760);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1200);
        stage.setHeight(760);
        stage.show();
    }

    @Test
    void zoomsAndPansByKeyAndShowsAllAgain(FxRobot robot) {
        focus(robot);
        double whole = canvas.target().whole();
        robot.type(KeyCode.W);
        assertThat(canvas.target().width()).isCloseTo(whole / 1.6, within(1.0));
        double from = canvas.target().from();
        robot.type(KeyCode.D);
        assertThat(canvas.target().from()).isGreaterThan(from);
        robot.type(KeyCode.A);
        assertThat(canvas.target().from()).isCloseTo(from, within(1.0));
        robot.type(KeyCode.S);
        assertThat(canvas.target().isAll()).isTrue();
        robot.type(KeyCode.PLUS);
        assertThat(canvas.target().isAll()).isFalse();
        robot.type(KeyCode.DIGIT0);
        assertThat(canvas.target().isAll()).isTrue();
    }

    @Test
    void goesBackAndForwardOverZoom(FxRobot robot) {
        focus(robot);
        robot.type(KeyCode.W);
        Span zoomed = canvas.target();
        robot.interact(() -> context.go(View.STATEMENTS));
        robot.interact(context::back);
        assertThat(canvas.target()).isEqualTo(zoomed);
        robot.interact(context::back);
        assertThat(context.viewProperty().get()).isEqualTo(View.TIMELINE);
        assertThat(canvas.target().isAll()).isTrue();
        robot.interact(context::forward);
        assertThat(canvas.target()).isEqualTo(zoomed);
    }

    @Test
    void returnsToTheTimeInSightAlsoWhenTheTimelineComesLater(FxRobot robot) {
        focus(robot);
        robot.type(KeyCode.D, KeyCode.W);
        Span zoomed = canvas.target();
        robot.interact(() -> {
            context.filter("elapsed > 1h");
            publish(BusyServer.recorded());
        });
        robot.type(KeyCode.DIGIT0);
        robot.interact(() -> {
            context.back();
            context.back();
            publish(BusyServer.recorded());
        });
        assertThat(canvas.target()).isEqualTo(zoomed);
    }

    @Test
    void zoomsAtThePointerByWheelAndMovesByDragging(FxRobot robot) {
        double place = 7_000_000;
        double x = canvas.sceneUnit(place);
        robot.interact(() -> turnWheel(x, canvas.middle(1), 120));
        settle();
        assertThat(canvas.target().width()).isCloseTo(canvas.target().whole() / Math.pow(1.3, 3), within(1.0));
        assertThat(canvas.sceneUnit(place)).as("stays under the pointer").isCloseTo(x, within(0.5));
        double from = canvas.target().from();
        robot.drag(point(600, 60), MouseButton.PRIMARY).dropTo(point(500, 60));
        settle();
        double unit = canvas.target().width() / canvas.pictureWidth();
        assertThat(canvas.target().from() - from).isCloseTo(100 * unit, within(5 * unit));
        assertThat(context.selectionProperty().get())
                .as("dragging selects nothing")
                .isEqualTo(Selection.NONE);
    }

    @Test
    void saysThatATraceWithoutTimeStampsIsInTheOrderOfTheFile(FxRobot robot) {
        SmallTrace trace = new SmallTrace();
        for (int i = 0; i < 5; i++) {
            int execution = trace.execute(trace.parse(i + 1, "select " + i));
            trace.set(execution, ExecutionColumn.ELAPSED_MICROS, 1_000 * (i + 1));
        }
        robot.interact(() -> publish(trace.trace()));
        settle();
        Label addition = robot.lookup(".timeline-card .card-addition").query();
        assertThat(addition.getText()).startsWith("— file order, idle time unknown");
        assertThat(addition.prefWidth(-1)).as("is not cut").isLessThanOrEqualTo(addition.getWidth() + 1);
        robot.interact(() -> Screenshots.take(scene, "timeline-unclocked-light"));
    }

    @Test
    void marksATimeByDraggingWithShiftAndShowsWhatRanInItBelow(FxRobot robot) throws TimeoutException {
        listIs(robot, size -> size > 0); // it follows the picture a few times a second
        int all = latest(robot);
        Span before = canvas.target();
        robot.press(KeyCode.SHIFT);
        robot.drag(point(300, 60), MouseButton.PRIMARY).dropTo(point(400, 60));
        robot.release(KeyCode.SHIFT);
        settle();
        Span marked = canvas.brush().markedProperty().get();
        double unit = before.width() / canvas.pictureWidth();
        assertThat(marked.width()).isCloseTo(100 * unit, within(6 * unit));
        assertThat(canvas.target()).as("marking moves nothing").isEqualTo(before);
        assertThat(context.selectionProperty().get()).as("and selects nothing").isEqualTo(Selection.NONE);
        listIs(robot, size -> size > 0 && size < all);
        assertThat(robot.lookup(".timeline-card .card-addition").queryLabeled().getText())
                .contains("marked");
        robot.type(KeyCode.ESCAPE);
        settle();
        listIs(robot, size -> size == all);
    }

    @Test
    void marksTheTimeOfTheSelectedExecutionByKey(FxRobot robot) {
        Timeline timeline = timeline();
        focus(robot);
        robot.type(KeyCode.RIGHT, KeyCode.B);
        int bar = selectedBar(timeline);
        Span marked = canvas.brush().markedProperty().get();
        assertThat(marked.from()).isEqualTo(timeline.start(bar));
        assertThat(marked.to()).isGreaterThanOrEqualTo(timeline.end(bar));
    }

    @Test
    void selectsByClickAndFitsByDoubleClick(FxRobot robot) {
        Timeline timeline = timeline();
        int bar = lastOfLane(timeline, 5);
        robot.clickOn(middle(timeline, bar));
        assertThat(context.selectionProperty().get().execution()).isEqualTo(timeline.execution(bar));
        assertThat(canvas.getAccessibleText()).contains("date_trunc('month'", "mostly CPU");
        robot.doubleClickOn(middle(timeline, bar));
        assertThat(canvas.target())
                .isEqualTo(new Span(timeline.start(bar), timeline.end(bar), timeline.lengthMicros()));
        robot.type(KeyCode.ESCAPE);
        assertThat(context.selectionProperty().get()).isEqualTo(Selection.NONE);
        robot.type(KeyCode.ESCAPE);
        assertThat(canvas.target().isAll()).isTrue();
    }

    @Test
    void walksAlongAndAcrossBackendsByArrowAndToTheSameStatement(FxRobot robot) {
        Timeline timeline = timeline();
        focus(robot);
        robot.type(KeyCode.RIGHT);
        int first = selectedBar(timeline);
        assertThat(timeline.lane(first)).isZero();
        robot.type(KeyCode.DOWN);
        assertThat(timeline.lane(selectedBar(timeline))).isEqualTo(1);
        robot.type(KeyCode.UP);
        int again = selectedBar(timeline);
        int statement = context.selectionProperty().get().statement();
        robot.type(KeyCode.N);
        assertThat(context.selectionProperty().get().statement()).isEqualTo(statement);
        assertThat(timeline.execution(selectedBar(timeline))).isGreaterThan(timeline.execution(again));
        robot.type(KeyCode.P);
        assertThat(selectedBar(timeline)).isEqualTo(again);
        robot.type(KeyCode.F);
        assertThat(canvas.target().from()).isCloseTo(timeline.start(again), within(1.0));
        robot.type(KeyCode.ENTER);
        assertThat(context.viewProperty().get()).isEqualTo(View.STATEMENTS);
    }

    @Test
    void saysWhatIsUnderThePointer(FxRobot robot) {
        Timeline timeline = timeline();
        robot.moveTo(middle(timeline, lastOfLane(timeline, 5)));
        settle();
        assertThat(robot.lookup(".timeline-tip").query().isVisible()).isTrue();
        assertThat(robot.lookup(".picture-tip-name").queryAs(Label.class).getText())
                .isEqualTo("SELECT date_trunc('month', placed) FROM orders GROUP BY 1");
        assertThat(robot.lookup(".picture-tip-key").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("This call", "Execution", "CPU", "Unaccounted");
        robot.moveTo(point(5, 5));
        settle();
        assertThat(robot.lookup(".timeline-tip").query().isVisible()).isFalse();
    }

    @Test
    void listsWhatIsInSightAndFollowsIt(FxRobot robot) throws TimeoutException {
        TableView<ExecutionAccount> latest = robot.lookup("#timeline-latest").queryTableView();
        listIs(robot, size -> size > 0);
        int all = latest(robot);
        robot.interact(() -> canvas.fit(0, 1_000_000));
        listIs(robot, size -> size > 0 && size < all);
        Label addition = robot.lookup(".timeline-ledger .card-addition").query();
        await(() -> addition.getText().equals("— " + latest(robot) + " executions in sight"));
        robot.interact(() -> latest.getSelectionModel().select(0));
        assertThat(context.selectionProperty().get().execution())
                .isEqualTo(latest.getItems().getFirst().execution());
        robot.interact(() -> context.select(
                Selection.ofExecution(0, latest.getItems().getLast().execution())));
        assertThat(latest.getSelectionModel().getSelectedItem())
                .isEqualTo(latest.getItems().getLast());
    }

    @Test
    void keepsItsPlaceWhileTheTraceGrows(FxRobot robot) throws TimeoutException {
        robot.interact(() -> canvas.fit(1_000_000, 2_000_000));
        settle();
        robot.interact(() -> publish(BusyServer.soFar()));
        settle();
        assertThat(canvas.target().from()).isEqualTo(1_000_000);
        assertThat(canvas.target().to()).isEqualTo(2_000_000);
        assertThat(canvas.target().whole())
                .as("room ahead of now")
                .isGreaterThan(timeline().lengthMicros());
        Label ledger = robot.lookup(".timeline-ledger .card-title").query();
        await(() -> ledger.getText().equals("Where the time goes, so far"));
    }

    @Test
    void saysThatIdleTimeIsUnknownWithoutAClock(FxRobot robot) {
        SmallTrace plain = new SmallTrace();
        int execution = plain.execute(plain.parse(1, "select 1"));
        plain.set(execution, ExecutionColumn.ELAPSED_MICROS, 100);
        robot.interact(() -> publish(plain.trace()));
        settle();
        assertThat(robot.lookup(".timeline-card .card-addition")
                        .queryAs(Label.class)
                        .getText())
                .startsWith("— file order, idle time unknown");
    }

    @Test
    void saysThatThereIsNothing(FxRobot robot) {
        robot.interact(() -> publish(new SmallTrace().trace()));
        settle();
        assertThat(robot.lookup(".timeline-card .placeholder").tryQuery()).isPresent();
    }

    @Test
    void picturesOfBothThemes(FxRobot robot) {
        robot.interact(() -> publish(BusyServer.soFar()));
        for (Theme theme : new Theme[] {Theme.DARK, Theme.LIGHT}) {
            robot.interact(() -> appearance.themeProperty().set(theme));
            settle();
            robot.moveTo(middle(timeline(), lastOfLane(timeline(), 4)));
            settle();
            String name = "timeline-live-" + theme.name().toLowerCase(Locale.ROOT);
            robot.interact(() -> Screenshots.take(scene, name));
            assertThat(Screenshots.FOLDER.resolve(name + ".png")).isNotEmptyFile();
        }
    }

    private void publish(Trace trace) {
        context.publish(Analyzer.analyze(trace, TierModel.standard(), new CancelToken()));
    }

    private Timeline timeline() {
        Timeline shown = canvas.shown();
        assertThat(shown).isNotNull();
        return java.util.Objects.requireNonNull(shown);
    }

    private int selectedBar(Timeline timeline) {
        return timeline.firstBar(context.selectionProperty().get().execution());
    }

    private static int lastOfLane(Timeline timeline, int lane) {
        var row = timeline.lanes().get(lane).levels().getFirst();
        return row.item(row.size() - 1);
    }

    private void focus(FxRobot robot) {
        robot.interact(() -> view.focus());
        settle();
    }

    private Point2D middle(Timeline timeline, int bar) {
        double x = canvas.sceneUnit((timeline.start(bar) + timeline.end(bar)) / 2.0);
        return point(x, canvas.middle(timeline.lane(bar)));
    }

    private Point2D point(double x, double y) {
        return canvas.localToScreen(x, y);
    }

    private void turnWheel(double x, double y, double delta) {
        Point2D inScene = canvas.localToScene(x, y);
        Point2D onScreen = canvas.localToScreen(x, y);
        canvas.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                inScene.getX(),
                inScene.getY(),
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

    private static void listIs(FxRobot robot, IntPredicate size) throws TimeoutException {
        await(() -> size.test(latest(robot)));
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        Until.is(condition);
        settle();
    }

    private static int latest(FxRobot robot) {
        return robot.lookup("#timeline-latest").queryTableView().getItems().size();
    }

    private static void settle() {
        Until.drawn();
    }
}
