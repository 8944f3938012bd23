package dev.pgtrace.ui.kit.raster;

import javafx.scene.paint.Color;

/// Arithmetic on opaque colours, 0xFFrrggbb.
public final class Argb {
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double share = i / 255.0;
            LINEAR[i] = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
        }
    }

    private Argb() {}

    /// A colour of the toolkit, without its opacity.
    public static int of(Color color) {
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    /// A colour over another.
    ///
    /// @param opacity of the upper one, 0 to 255
    public static int mix(int under, int over, int opacity) {
        if (opacity >= 255) {
            return over;
        }
        int share = opacity + (opacity >> 7); // 0 to 256, so that a shift divides
        int rest = 256 - share;
        int redBlue = ((under & 0xFF00FF) * rest + (over & 0xFF00FF) * share) >>> 8;
        int green = ((under & 0x00FF00) * rest + (over & 0x00FF00) * share) >>> 8;
        return 0xFF000000 | (redBlue & 0xFF00FF) | (green & 0x00FF00);
    }

    /// Relative luminance of WCAG 2.2, 0 to 1: what the contrast of two colours is reckoned from.
    public static double luminance(int color) {
        return 0.2126 * LINEAR[color >> 16 & 0xFF] + 0.7152 * LINEAR[color >> 8 & 0xFF] + 0.0722 * LINEAR[color & 0xFF];
    }

    /// Perceived lightness, 0 to 255.
    public static int lightness(int color) {
        return ((color >> 16 & 0xFF) * 54 + (color >> 8 & 0xFF) * 183 + (color & 0xFF) * 19) >> 8;
    }
}
