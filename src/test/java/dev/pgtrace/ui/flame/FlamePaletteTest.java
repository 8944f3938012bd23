package dev.pgtrace.ui.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.access.Ratio;
import dev.pgtrace.ui.kit.raster.Argb;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlamePaletteTest {
    private static final double LEAST = 4.5;
    /// Opacity of the lines, of 255.
    private static final int HATCH = 70;
    /// More than any kind has shades.
    private static final int SHADES = 8;

    @ParameterizedTest
    @ValueSource(strings = {"#161b22", "#ffffff"})
    void writesNamesThatCanBeReadOnEveryFrame(String ground) {
        FlamePalette palette = FlamePalette.on(Color.web(ground));
        for (FlameKind kind : FlameKind.values()) {
            for (int hash = 0; hash < SHADES; hash++) {
                int frame = palette.frame(kind, hash);
                assertThat(Ratio.of(palette.ink(), frame))
                        .as("%s %x", kind, frame)
                        .isGreaterThanOrEqualTo(LEAST);
                assertThat(Ratio.of(palette.dimmedInk(), palette.dimmed(frame)))
                        .as("%s %x not found", kind, frame)
                        .isGreaterThanOrEqualTo(LEAST);
            }
        }
        for (Component component : Component.values()) {
            int part = palette.part(component.ordinal());
            assertThat(Ratio.of(palette.partInk(component.ordinal()), part))
                    .as(component.name())
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(Ratio.of(palette.partInk(component.ordinal()), Argb.mix(part, palette.hatch(component), HATCH)))
                    .as("%s hatched", component)
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(Ratio.of(palette.dimmedInk(), palette.dimmed(part)))
                    .as("%s not found", component)
                    .isGreaterThanOrEqualTo(LEAST);
        }
    }
}
