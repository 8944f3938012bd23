package dev.pgtrace.ui.compare;

import dev.pgtrace.ui.kit.raster.Argb;
import javafx.scene.paint.Color;

/// Colours of change: blue for less, red for more, grey between; told apart by colour-blind people too, and the label
/// says the change in figures.
final class DiffPalette {
    private static final int LESS = 0xFF3B8FC2;
    private static final int MORE = 0xFFC4473A;
    private static final int DARK_SAME = 0xFF8C96A3;
    private static final int LIGHT_SAME = 0xFFC3CBD5;
    private static final int BLACK_INK = 0xFF000000;
    private static final int WHITE_INK = 0xFFFFFFFF;
    /// Where black and white are told from it equally well, 4.58 to 1.
    private static final double EVEN = Math.sqrt(1.05 * 0.05) - 0.05;

    private final int ground;
    private final int same;

    private DiffPalette(int ground, int same) {
        this.ground = ground;
        this.same = same;
    }

    static DiffPalette on(Color color) {
        int ground = Argb.of(color);
        return new DiffPalette(ground, Argb.lightness(ground) < 128 ? DARK_SAME : LIGHT_SAME);
    }

    int ground() {
        return ground;
    }

    /// @param change −1 gone to 1 new
    int fill(double change) {
        double strength = Math.sqrt(Math.min(1, Math.abs(change))); // a tenth is seen already
        return Argb.mix(same, change < 0 ? LESS : MORE, (int) Math.round(255 * strength));
    }

    int ink(int fill) {
        return Argb.luminance(fill) < EVEN ? WHITE_INK : BLACK_INK;
    }
}
