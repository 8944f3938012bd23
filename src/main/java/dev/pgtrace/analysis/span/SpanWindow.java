package dev.pgtrace.analysis.span;

/// The part of the width that is in sight, and on how many pixels.
///
/// @param from   left edge in units of the whole
/// @param to     right edge, right of `from`
/// @param pixels at least 1
public record SpanWindow(double from, double to, int pixels) {
    public SpanWindow {
        if (!(to > from) || pixels < 1) {
            throw new IllegalArgumentException(from + " to " + to + " on " + pixels + " pixels");
        }
    }

    /// Pixels a unit of the whole.
    public double scale() {
        return pixels / (to - from);
    }

    /// The pixel that a place lies in; beyond the window too.
    public int pixel(double place) {
        return (int) Math.floor((place - from) * scale());
    }

    /// The place of a pixel's left edge.
    public double place(double pixel) {
        return from + pixel / scale();
    }
}
