package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.raster.Argb;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import javafx.scene.paint.Color;

/// The colours of a flamegraph on a ground: blue-greys for frames, so that the colours with a meaning, those of the
/// components, stand out.
final class FlamePalette {
    private static final int[] DARK_STATEMENTS = {0xFFB7BFCC, 0xFFB0BAC8, 0xFFBDC5D1};
    private static final int[] DARK_CALLS = {0xFFA8B3C1};
    private static final int[] DARK_NODES = {0xFF95A3B6, 0xFF8898AD, 0xFF7C8CA4, 0xFF71819B};
    private static final int[] LIGHT_STATEMENTS = {0xFFCED6E1, 0xFFC6D0DC, 0xFFD5DCE6};
    private static final int[] LIGHT_CALLS = {0xFFBFCAD8};
    private static final int[] LIGHT_NODES = {0xFFB5C2D2, 0xFFA9B8CB, 0xFF9EAFC4, 0xFF93A6BD};
    private static final int DARK_INK = 0xFF0D1117;
    private static final int LIGHT_INK = 0xFF1F2328;
    private static final int DARK_QUIET_INK = 0xFFC9D1D9;
    private static final int LIGHT_QUIET_INK = 0xFF4D555E;
    private static final int DARK_HATCH = 0xFF000000;
    private static final int HATCH = 0xFFFFFFFF;
    private static final Component[] COMPONENTS = Component.values();

    private final int ground;
    private final boolean dark;
    private final int[] parts = new int[COMPONENTS.length];
    private final int[] partInks = new int[COMPONENTS.length];

    private FlamePalette(int ground) {
        this.ground = ground;
        this.dark = Argb.lightness(ground) < 128;
        for (Component component : COMPONENTS) {
            parts[component.ordinal()] = ComponentColors.argb(component);
            partInks[component.ordinal()] = Argb.of(ComponentColors.textOn(component));
        }
    }

    /// For frames on this colour; dark or light as it is.
    static FlamePalette on(Color ground) {
        return new FlamePalette(Argb.of(ground));
    }

    int ground() {
        return ground;
    }

    /// The colour of a frame that is no component.
    ///
    /// @param hash picks one of the shades
    int frame(FlameKind kind, int hash) {
        return switch (kind) {
            case TRACE, SESSION -> dark ? 0xFF9AA7B8 : 0xFFB3BFCE;
            case STATEMENT -> shade(dark ? DARK_STATEMENTS : LIGHT_STATEMENTS, hash);
            case CALL -> shade(dark ? DARK_CALLS : LIGHT_CALLS, hash);
            case NODE, COMPONENT -> shade(dark ? DARK_NODES : LIGHT_NODES, hash);
        };
    }

    int part(int component) {
        return parts[component];
    }

    int ink() {
        return dark ? DARK_INK : LIGHT_INK;
    }

    int partInk(int component) {
        return partInks[component];
    }

    /// Lines over a component's colour, on the side away from its text, which they must not come near.
    int hatch(Component component) {
        return Argb.luminance(partInks[component.ordinal()]) > 0.5 ? DARK_HATCH : HATCH;
    }

    /// A frame that a search did not find.
    int dimmed(int color) {
        return Argb.mix(ground, color, 72);
    }

    /// The text of a frame that a search did not find.
    int dimmedInk() {
        return dark ? DARK_QUIET_INK : LIGHT_QUIET_INK;
    }

    /// Many frames in one pixel.
    int dense(int color) {
        return Argb.mix(ground, color, 150);
    }

    /// The border of frames that a search found.
    int match() {
        return dark ? 0xFFF0F6FC : 0xFF0969DA;
    }

    private static int shade(int[] shades, int hash) {
        return shades[Math.floorMod(hash, shades.length)];
    }
}
