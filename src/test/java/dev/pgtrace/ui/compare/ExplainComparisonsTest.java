package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.ui.FigureWalk;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.FigureFinder;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.live.RecordingBar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Verdicts, differences and readings have explanations as the figures of a trace do.
class ExplainComparisonsTest {
    private final FxRobot robot = new FxRobot();
    private final SameThreadTaskRunner runner = new SameThreadTaskRunner();

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    void everyFigureOfAnExperimentHasAnExplanation() throws Exception {
        ExperimentShown shown = VerdictTextsTest.shown(new Canned());
        Node result = show(() -> {
            ResultView view = new ResultView(new SimpleIntegerProperty(1));
            view.show(shown, null);
            return view.node();
        });
        assertThat(silent(result)).isEmpty();
        assertThat(names(result)).contains("Verdict", "Elapsed per run", "Elapsed, median of B vs A");
    }

    @Test
    void everyRunHasAnExplanation() throws Exception {
        ExperimentShown shown = VerdictTextsTest.shown(new Canned());
        Node runs = show(() -> {
            RunsView view = new RunsView();
            view.show(shown, RunDots.of(shown.experiment().runs()));
            return view.node();
        });
        assertThat(silent(runs)).isEmpty();
        assertThat(names(runs)).isNotEmpty();
    }

    @Test
    void leadsFromAFigureToTheRunsAndPlansItIsMadeOf() throws Exception {
        ExperimentShown shown = VerdictTextsTest.shown(new Canned());
        List<String> wanted = new ArrayList<>();
        Node result = show(() -> {
            ResultView view = new ResultView(new SimpleIntegerProperty(1));
            view.show(shown, null);
            view.node().addEventHandler(Wanted.TYPE, event -> wanted.add(String.valueOf(event.what())));
            return view.node();
        });
        places(result).forEach(place -> robot.interact(place.show()));
        assertThat(wanted).hasSizeGreaterThan(5).contains("Runs[]");
    }

    @Test
    void leadsFromAMarkToItsRunInTheTable() throws Exception {
        ExperimentShown shown = VerdictTextsTest.shown(new Canned());
        List<Wanted.What> wanted = new ArrayList<>();
        RunsView[] view = {null};
        Node runs = show(() -> {
            view[0] = new RunsView();
            view[0].show(shown, RunDots.of(shown.experiment().runs()));
            view[0].node().addEventHandler(Wanted.TYPE, event -> wanted.add(event.what()));
            return view[0].node();
        });
        robot.interact(places(runs).getFirst().show());
        ExperimentRun first = RunDots.of(shown.experiment().runs()).runs().getFirst();
        assertThat(wanted).containsExactly(new Wanted.Run(first));
        robot.interact(() -> view[0].list(first));
        assertThat(robot.from(runs)
                        .lookup(".twin-table")
                        .queryTableView()
                        .getSelectionModel()
                        .getSelectedItem())
                .isEqualTo(first);
    }

    private List<Evidence.Place> places(Node node) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> FigureFinder.all(node).stream()
                        .map(figure -> (Evidence.Place) figure.explanation().evidence())
                        .toList())
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void everyDifferenceOfTwoTracesHasAnExplanation() throws Exception {
        SideChoice first = side("checkout_session.trc");
        SideChoice second = side("own_session.trc");
        Node pane = show(
                () -> new TracesPane(new TracesViewModel(runner, first, second), FXCollections.observableArrayList()));
        assertThat(silent(pane)).isEmpty();
        assertThat(names(pane)).hasSizeGreaterThan(5);
    }

    @Test
    void everyReadingOfARecordingHasAnExplanation() throws Exception {
        Node bar = show(() -> {
            RecordingBar made = new RecordingBar(() -> {});
            made.show(new CaptureStatus(
                    CaptureStatus.Phase.RECORDING,
                    12_000_000,
                    1_234,
                    41.5,
                    9_000,
                    88_000,
                    1_500,
                    3,
                    OptionalDouble.of(0.02)));
            return made;
        });
        assertThat(silent(bar)).isEmpty();
        assertThat(names(bar))
                .containsExactly(
                        "Phase",
                        "Executions per second",
                        "Executions",
                        "Size of the file",
                        "Lag",
                        "Overhead",
                        "Lost records");
    }

    private List<String> silent(Node node) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> FigureWalk.silent(node)).get(20, TimeUnit.SECONDS);
    }

    private List<String> names(Node node) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> FigureFinder.all(node).stream()
                        .map(figure -> figure.explanation().name())
                        .toList())
                .get(20, TimeUnit.SECONDS);
    }

    private Node show(Supplier<Node> made) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        StackPane root = new StackPane();
        robot.interact(() -> {
            root.getChildren().setAll(made.get());
            Scene scene = new Scene(root, 1300, 800);
            new Appearance().dress(scene);
            stage.setScene(scene);
            stage.show();
        });
        robot.interact(() -> ((Parent) root).layout());
        Until.drawn();
        return root.getChildren().getFirst();
    }

    private SideChoice side(String name) throws Exception {
        AnalyzeTrace.Analyzed analyzed = new AnalyzeTrace(AnalyzeTrace.Options.standard())
                .file(Path.of("sample-traces", name), Progress.NONE, new CancelToken());
        TraceContext context = new TraceContext(runner);
        context.publish(analyzed.analysis());
        return SideChoice.of(name, context);
    }
}
