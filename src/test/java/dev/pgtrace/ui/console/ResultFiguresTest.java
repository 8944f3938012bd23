package dev.pgtrace.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.FigureWalk;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.FigureFinder;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Rows, executions and times of a run of the console have explanations.
class ResultFiguresTest {
    private static final CaptureStatus STATUS = new CaptureStatus(
            CaptureStatus.Phase.ENDED, 12_345_678, 1_234, 41.5, 9_000, 88_000, 1_500, 0, OptionalDouble.empty());
    private static final ConsoleViewModel.State DONE = new ConsoleViewModel.State.Done(
            Path.of("run.trc"),
            STATUS,
            List.of(
                    new ResultSetShown(1, List.of("id"), List.of(List.of("7"), List.of("8")), 2),
                    new ResultSetShown(2, List.of("id"), List.of(List.of("7")), 5_000)),
            List.of());

    private ResultsCard card;

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        Messages.use(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyFigureOfAResultHasAnExplanation(String language) throws Exception {
        show(language, DONE);
        assertThat(ask(() -> FigureWalk.labels(card.node()).size())).isPositive();
        assertThat(ask(() -> FigureWalk.silent(card.node()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "en")
    void tellsExecutionsDurationAndRows(String language) throws Exception {
        show(language, DONE);
        assertThat(figures())
                .containsExactly(
                        "Executions of the run: 1,234",
                        "Duration of the run: 12,345,678 µs",
                        "Rows of the result: 2"); // of the tab in front
    }

    @ParameterizedTest
    @ValueSource(strings = "en")
    void tellsHowLongARunTakesWhileItRuns(String language) throws Exception {
        show(language, new ConsoleViewModel.State.Running(Optional.of(STATUS)));
        assertThat(ask(() -> FigureWalk.silent(card.node()))).isEmpty();
        assertThat(figures()).containsExactly("Duration of the run: 12,300,000 µs");
    }

    private List<String> figures() throws Exception {
        return ask(() -> FigureFinder.all(card.node()).stream()
                .map(figure -> figure.explanation().name() + ": "
                        + figure.explanation().value())
                .toList());
    }

    private void show(String language, ConsoleViewModel.State state) throws Exception {
        Messages.use(Locale.of(language));
        Stage stage = FxToolkit.registerPrimaryStage();
        ask(() -> {
            card = new ResultsCard(trace -> {});
            card.show(state);
            Scene scene = new Scene(card.node(), 900, 500);
            new Appearance().dress(scene);
            stage.setScene(scene);
            stage.show();
            card.node().applyCss();
            card.node().layout();
            return card;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T ask(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get(20, TimeUnit.SECONDS);
    }
}
