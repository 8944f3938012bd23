package dev.pgtrace.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.ui.access.Ratio;
import dev.pgtrace.ui.kit.raster.Argb;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinePaletteTest {
    private static final double LEAST = 4.5;
    /// Opacity of the lines, of 255.
    private static final int HATCH = 70;
    private static final double LEAST_OF_LINES = 3;

    @ParameterizedTest
    @ValueSource(strings = {"#161b22", "#ffffff"})
    void writesWhatCanBeReadOnEveryBarAndOnTheGround(String ground) {
        TimelinePalette palette = TimelinePalette.on(Color.web(ground));
        for (Component component : Component.values()) {
            assertThat(Ratio.of(palette.ink(component), palette.fill(component)))
                    .as(component.name())
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(Ratio.of(
                            palette.ink(component), Argb.mix(palette.fill(component), palette.hatch(component), HATCH)))
                    .as("%s hatched", component)
                    .isGreaterThanOrEqualTo(LEAST);
        }
        assertThat(Ratio.of(palette.name(), palette.ground())).isGreaterThanOrEqualTo(LEAST);
        assertThat(Ratio.of(palette.axis(), palette.ground())).isGreaterThanOrEqualTo(LEAST);
        assertThat(Ratio.of(palette.selection(), palette.ground())).isGreaterThanOrEqualTo(LEAST_OF_LINES);
        assertThat(Ratio.of(palette.now(), palette.ground())).isGreaterThanOrEqualTo(LEAST_OF_LINES);
    }
}
