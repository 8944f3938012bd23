package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.Settings;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowBoundsTest {
    private static final Rectangle2D LAPTOP = new Rectangle2D(0, 24, 1280, 696);

    @Test
    void makesTheFirstWindowNoLargerThanASmallScreen() {
        Settings.Window first = new Settings.Window(Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
        assertThat(WindowBounds.fitting(first, LAPTOP)).isEqualTo(new Settings.Window(0, 24, 1280, 696, false));
    }

    @Test
    void bringsAWindowOfALargerScreenWhollyOntoThisOne() {
        Settings.Window large = new Settings.Window(300, 200, 1900, 500, true);
        assertThat(WindowBounds.fitting(large, LAPTOP)).isEqualTo(new Settings.Window(0, 200, 1280, 500, true));
    }

    @Test
    void leavesAWindowThatFitsWhereItWas() {
        Settings.Window small = new Settings.Window(300, 100, 900, 500, false);
        assertThat(WindowBounds.fitting(small, LAPTOP)).isEqualTo(small);
    }
}
