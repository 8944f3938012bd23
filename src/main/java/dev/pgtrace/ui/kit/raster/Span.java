package dev.pgtrace.ui.kit.raster;

/// The part of the whole width that is in sight, in units of weight. Never empty, never beyond the whole, never
/// narrower than one unit.
public record Span(double from, double to, double whole) {
    /// Below this share of the whole, pixels are no longer places that a `double` tells apart well.
    private static final double DEEPEST = 1e-10;

    public static Span all(long total) {
        double whole = Math.max(1, total);
        return new Span(0, whole, whole);
    }

    public double width() {
        return to - from;
    }

    public boolean isAll() {
        return width() >= whole;
    }

    /// Makes what is in sight narrower or wider.
    ///
    /// @param anchor what stays in place, as a share of the width in sight
    /// @param factor above 1 to see more detail
    public Span zoom(double anchor, double factor) {
        double place = from + anchor * width();
        double next = Math.clamp(width() / factor, narrowest(), whole);
        return at(place - anchor * next, next);
    }

    /// Moves by a share of the width in sight, to the right where positive.
    public Span pan(double share) {
        return at(from + share * width(), width());
    }

    /// Exactly a frame, or as near as allowed.
    public Span fit(double start, double end) {
        double next = Math.clamp(end - start, narrowest(), whole);
        return at((start + end - next) / 2, next);
    }

    /// Moves as little as needed to have a frame in sight, and zooms in where it would be a hair.
    ///
    /// @param least share of the width in sight that the frame must have
    public Span reveal(double start, double end, double least) {
        double next = width();
        if (end - start < least * next) {
            next = Math.clamp((end - start) / least, narrowest(), whole);
            return at((start + end - next) / 2, next);
        }
        if (start < to && end > from && (end - start >= next || (start >= from && end <= to))) {
            return this;
        }
        return at(end - start >= next || start < from ? start : end - next, next);
    }

    public Span toward(Span target, double progress) {
        return new Span(from + (target.from - from) * progress, to + (target.to - to) * progress, target.whole);
    }

    private double narrowest() {
        return Math.min(whole, Math.max(1, whole * DEEPEST));
    }

    private Span at(double left, double width) {
        double start = Math.clamp(left, 0, whole - width);
        return new Span(start, start + width, whole);
    }
}
