package dev.pgtrace.ui.kit.raster;

import dev.pgtrace.ui.kit.task.Steps;
import dev.pgtrace.ui.kit.theme.Fonts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;

/// The letters of all pictures at one scale of the screen. To render them takes longer than a frame, so that they are
/// made a few a pulse before the first picture needs them. Window's thread only.
public final class Letters {
    private static final double FONT_SIZE = 11.5;
    private static final int CHARACTERS_OF_STEP = 12;
    private static final Map<Double, Letters> KNOWN = new HashMap<>();

    private final GlyphRenderer renderer;
    private final GlyphAtlas atlas;
    private final int[] first = GlyphRenderer.first();
    private int made;

    private Letters(double scale) {
        renderer = new GlyphRenderer(Font.font(Fonts.CODE, FONT_SIZE), scale);
        atlas = renderer.empty();
    }

    /// Makes those that every picture needs, in steps.
    ///
    /// @param scale device pixels a unit of the scene
    public static void prepare(double scale) {
        Steps.then(() -> known(scale).step(scale));
    }

    /// With all that every picture needs.
    static Letters at(double scale) {
        Letters letters = known(scale);
        letters.make(letters.first.length);
        return letters;
    }

    GlyphAtlas atlas() {
        return atlas;
    }

    /// Renders what was asked for and is not there.
    ///
    /// @return whether there was something
    boolean complete() {
        int[] missing = atlas.takeMissing();
        renderer.render(missing, atlas);
        return missing.length > 0;
    }

    private static Letters known(double scale) {
        return KNOWN.computeIfAbsent(scale, Letters::new);
    }

    private void step(double scale) {
        make(Math.min(first.length, made + CHARACTERS_OF_STEP));
        if (made < first.length) {
            prepare(scale);
        }
    }

    private void make(int until) {
        if (made < until) {
            renderer.render(Arrays.copyOfRange(first, made, until), atlas);
            made = until;
        }
    }
}
