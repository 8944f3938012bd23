package dev.pgtrace.ui.shell.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;

/// Small ones: how long things take is for the bench, that they are measured is for the test.
final class WindowMeasurementTest {
    private static final int PULSES = 5;

    @ParameterizedTest
    @EnumSource(Part.class)
    void measuresEveryFigureOfAPart(Part part) throws Exception {
        FxToolkit.registerPrimaryStage();

        List<Figure> figures = measure(part);

        assertThat(figures).isNotEmpty().allSatisfy(figure -> {
            assertThat(figure.part()).isEqualTo(part);
            assertThat(figure.values().count()).isPositive();
            if (figure.measure() == Measure.FRAME) {
                assertThat(figure.values().count()).isEqualTo(PULSES);
                assertThat(figure.values().least()).isPositive();
            } else if (figure.measure() == Measure.HEAP) {
                assertThat(figure.values().least()).isPositive();
            } else {
                assertThat(figure.judged()).isPositive();
            }
        });
    }

    private static List<Figure> measure(Part part) throws TraceException {
        Options options = new Options(Set.of(part), 2_000, 2_000, 4, 1_000, 500, 1, PULSES, 1);
        return new WindowMeasurement().run(options, Progress.NONE, new CancelToken());
    }
}
