package dev.pgtrace.ui.timeline;

import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.raster.Argb;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.Arrays;
import javafx.scene.paint.Color;

/// The colours of a timeline on a ground, dark or light as it is.
final class TimelinePalette {
    private static final Component[] COMPONENTS = Component.values();

    private final int ground;
    private final boolean dark;
    private final int[] fills = new int[COMPONENTS.length];
    private final int[] denseFills = new int[COMPONENTS.length];
    private final int[] inks = new int[COMPONENTS.length];

    private TimelinePalette(int ground) {
        this.ground = ground;
        this.dark = Argb.lightness(ground) < 128;
        for (Component component : COMPONENTS) {
            fills[component.ordinal()] = ComponentColors.argb(component);
            inks[component.ordinal()] = Argb.of(ComponentColors.textOn(component));
        }
        fills[Component.UNACCOUNTED.ordinal()] = Argb.mix(ground, 0xFF6E7681, dark ? 150 : 140);
        Arrays.setAll(denseFills, component -> Argb.mix(ground, fills[component], 170));
        inks[Component.UNACCOUNTED.ordinal()] = dark ? 0xFFE6EDF3 : 0xFF1F2328;
    }

    static TimelinePalette on(Color ground) {
        return new TimelinePalette(Argb.of(ground));
    }

    int ground() {
        return ground;
    }

    int fill(Component component) {
        return fills[component.ordinal()];
    }

    int ink(Component component) {
        return inks[component.ordinal()];
    }

    /// Names of lanes.
    int name() {
        return dark ? 0xFFC9D1D9 : 0xFF1F2328;
    }

    /// Times on the axis.
    int axis() {
        return dark ? 0xFF8B949E : 0xFF59636E;
    }

    int grid() {
        return Argb.mix(ground, dark ? 0xFFFFFFFF : 0xFF000000, dark ? 18 : 22);
    }

    /// An open transaction in which nothing runs.
    int idle() {
        return Argb.mix(ground, 0xFF6E7681, dark ? 100 : 70);
    }

    /// Many bars in one pixel.
    int dense(Component component) {
        return denseFills[component.ordinal()];
    }

    /// Lines over a component's colour, on the side away from its text, which they must not come near.
    int hatch(Component component) {
        return Argb.luminance(ink(component)) > 0.5 ? 0xFF000000 : 0xFFFFFFFF;
    }

    int selection() {
        return dark ? 0xFFF0F6FC : 0xFF0969DA;
    }

    /// Where a trace that still grows has got to.
    int now() {
        return dark ? 0xFFF85149 : 0xFFCF222E;
    }
}
