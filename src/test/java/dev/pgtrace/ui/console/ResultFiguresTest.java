package dev.pgtrace.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.text.Clock;
import dev.pgtrace.model.capture.CaptureStatus;
import dev.pgtrace.ui.FigureWalk;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.FigureFinder;
import dev.pgtrace.ui.kit.theme.Appearance;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Rows, executions and times of a run of the console have explanations.
class ResultFiguresTest {
    /// 2026-11-22 09:14:10 UTC.
    private static final long AT = 1_795_338_850_000_000L;

    private static final CaptureStatus STATUS = new CaptureStatus(
            CaptureStatus.Phase.ENDED, 12_345_678, 1_234, 41.5, 9_000, 88_000, 1_500, 0, OptionalDouble.empty());
    private static final ConsoleViewModel.State DONE = new ConsoleViewModel.State.Done(
            Path.of("run.trc"),
            STATUS,
            List.of(
                    new ResultSetShown(
                            1, List.of("id", "name"), List.of(row(1, "7", "Mara"), row(2, "8", null)), 2, AT),
                    new ResultSetShown(2, List.of("id"), List.of(row(1, "7")), 5_000, AT)),
            List.of());

    private final List<Path> opened = new ArrayList<>();
    private ResultsCard card;

    @AfterEach
    void stop() throws Exception {
        FxToolkit.cleanupStages();
        Clock.use(ZoneId.systemDefault());
        Messages.use(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyFigureOfAResultHasAnExplanation(String language) throws Exception {
        show(language, DONE);
        assertThat(ask(() -> FigureWalk.labels(card.node()).stream()
                        .map(Labeled::getText)
                        .toList()))
                .contains("7", "Mara", "8", "NULL");
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
                        "id: 7", // the tab in front: its first row and its rows
                        "name: Mara",
                        "Rows of the result: 2",
                        "Rows of the result: 2", // the tabs
                        "Rows of the result: 5,000");
    }

    @ParameterizedTest
    @ValueSource(strings = "en")
    void tellsOfAValueThatTheServerReturnedIt(String language) throws Exception {
        Clock.use(ZoneOffset.UTC);
        show(language, DONE);
        Explanation value = explained(2);
        assertThat(List.of(value.name(), value.value(), value.known(), value.formula()))
                .containsExactly(
                        "id",
                        "7",
                        "returned by the server",
                        "result 1, row 1, column 1; its rows came from 09:14:10 on");
        ask(() -> {
            card.node().lookupAll(".table-view").stream()
                    .map(TableView.class::cast)
                    .filter(table -> table.getItems().size() == 2) // of the tab in front
                    .forEach(table -> table.getSelectionModel().select(1));
            return card;
        });
        Explanation missing = ask(() -> FigureFinder.all(card.node()).get(3).explanation());
        assertThat(List.of(missing.value(), missing.meaning()))
                .containsExactly("NULL", "The server returned no value: NULL, which is neither 0 nor an empty text.");
    }

    @ParameterizedTest
    @ValueSource(strings = "en")
    void leadsToTheTraceOfTheRun(String language) throws Exception {
        show(language, DONE);
        for (int figure = 0; figure < 7; figure++) {
            assertThat(explained(figure).evidence()).isInstanceOfSatisfying(Evidence.Place.class, place -> {
                assertThat(place.button()).isEqualTo("Open trace");
                place.show().run();
            });
        }
        assertThat(opened).hasSize(7).containsOnly(Path.of("run.trc"));
    }

    private Explanation explained(int figure) throws Exception {
        return ask(() -> FigureFinder.all(card.node()).get(figure).explanation());
    }

    private static ResultSetShown.Row row(long number, @Nullable String... values) {
        return new ResultSetShown.Row(number, Arrays.asList(values));
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
            card = new ResultsCard(opened::add);
            card.show(state);
            Scene scene = new Scene(card.node(), 900, 500);
            new Appearance().dress(scene);
            stage.setScene(scene);
            stage.show();
            card.node().applyCss();
            card.node().layout();
            return card;
        });
        Until.drawn();
    }

    private static <T> T ask(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get(20, TimeUnit.SECONDS);
    }
}
