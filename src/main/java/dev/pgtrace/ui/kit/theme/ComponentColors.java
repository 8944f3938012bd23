package dev.pgtrace.ui.kit.theme;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;

/// One colour for each component, the same in both themes (Okabe–Ito, told apart by colour-blind people too).
/// Estimated parts carry a light hatch; what is unaccounted for is hatched grey.
public final class ComponentColors {
    private static final int HATCH = 8;
    private static final Color HATCH_LINE = Color.rgb(255, 255, 255, 0.24);
    private static final Color GREY_DARK = Color.web("#6e7681", 0.38);
    private static final Color GREY_LIGHT = Color.web("#6e7681", 0.75);
    /// Tier 2 or tier 3: stripes of both.
    private static final Paint EITHER =
            new ImagePattern(stripes(Color.web("#E69F00"), Color.web("#D55E00")), 0, 0, HATCH, HATCH, false);
    private static final Map<Component, Paint> HATCHED = new ConcurrentHashMap<>();

    private ComponentColors() {}

    public static Color of(Component component) {
        return Color.web(web(component));
    }

    /// 0xFFrrggbb, as pixel buffers want it.
    public static int argb(Component component) {
        return 0xFF000000 | Integer.parseInt(web(component).substring(1), 16);
    }

    /// Black or white, whichever reads better on the component's colour.
    public static Color textOn(Component component) {
        return switch (component) {
            case WAL_WRITES, CLIENT, UNACCOUNTED -> Color.WHITE;
            case CPU, TIER1, TIER2, TIER3, READS_UNSPLIT, TEMP_IO, LOCK_WAITS, OTHER_WAITS -> Color.web("#0d1117");
        };
    }

    /// What to fill the component's area with where its number is measured or derived.
    public static Paint fill(Component component) {
        return switch (component) {
            case UNACCOUNTED -> hatched(component);
            case READS_UNSPLIT -> EITHER;
            case CPU, TIER1, TIER2, TIER3, TEMP_IO, WAL_WRITES, LOCK_WAITS, OTHER_WAITS, CLIENT -> of(component);
        };
    }

    /// The same with a light hatch: the number is estimated.
    public static Paint hatched(Component component) {
        return HATCHED.computeIfAbsent(component, ComponentColors::pattern);
    }

    /// What to fill the component's area with, as its number is known.
    public static Paint paint(Component component, Provenance provenance) {
        return provenance == Provenance.ESTIMATED ? hatched(component) : fill(component);
    }

    private static String web(Component component) {
        return switch (component) {
            case CPU -> "#56B4E9";
            case TIER1 -> "#009E73";
            case TIER2 -> "#E69F00";
            case TIER3 -> "#D55E00";
            case READS_UNSPLIT -> "#DE7E00";
            case TEMP_IO -> "#F0E442";
            case WAL_WRITES -> "#0072B2";
            case LOCK_WAITS -> "#CC79A7";
            case OTHER_WAITS -> "#9A8FBF";
            case CLIENT -> "#6E7681";
            case UNACCOUNTED -> "#6E7681";
        };
    }

    private static Paint pattern(Component component) {
        boolean grey = component == Component.UNACCOUNTED;
        Color ground = grey ? GREY_DARK : of(component);
        Color line = grey ? GREY_LIGHT : blend(ground, HATCH_LINE);
        return new ImagePattern(stripes(ground, line), 0, 0, HATCH, HATCH, false);
    }

    /// Stripes at 45 degrees that meet at the borders of the tile.
    private static Image stripes(Color ground, Color line) {
        WritableImage image = new WritableImage(HATCH, HATCH);
        PixelWriter writer = image.getPixelWriter();
        for (int y = 0; y < HATCH; y++) {
            for (int x = 0; x < HATCH; x++) {
                writer.setColor(x, y, (x + y) % HATCH < HATCH / 2 ? line : ground);
            }
        }
        return image;
    }

    private static Color blend(Color ground, Color over) {
        return ground.interpolate(Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity());
    }
}
