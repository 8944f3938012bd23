package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.access.Ratio;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffPaletteTest {
    @ParameterizedTest
    @ValueSource(strings = {"#161b22", "#ffffff"})
    void writesWhatCanBeReadOnEveryStrengthOfChange(String ground) {
        DiffPalette palette = DiffPalette.on(Color.web(ground));
        for (int percent = -100; percent <= 100; percent++) {
            int fill = palette.fill(percent / 100.0);
            assertThat(Ratio.of(palette.ink(fill), fill))
                    .as("%d %% on %x", percent, fill)
                    .isGreaterThanOrEqualTo(4.5);
        }
    }
}
