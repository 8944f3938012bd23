package dev.pgtrace.ui.access;

/// Contrast of two opaque colours as WCAG 2.2 defines it: 1 for none to 21 for black on white.
public final class Ratio {
    private Ratio() {}

    /// @param first  0xAArrggbb, whose alpha is not looked at
    /// @param second the same
    public static double of(int first, int second) {
        double a = luminance(first);
        double b = luminance(second);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int color) {
        return 0.2126 * linear(color >> 16 & 0xFF) + 0.7152 * linear(color >> 8 & 0xFF) + 0.0722 * linear(color & 0xFF);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
