package dev.pgtrace.ui.flame;

/// Where the rows lie on the screen, in pixels.
///
/// @param scale     pixels a unit of the scene
/// @param pixels    height in sight
/// @param scroll    pixels by which the whole is out of sight
record FlameRows(FlameDirection direction, double scale, int pixels, int scroll) {
    /// Of a row with its gap, in units of the scene.
    private static final double PITCH = 21;

    int pitch() {
        return (int) Math.round(PITCH * scale);
    }

    int boxHeight() {
        return pitch() - (int) Math.max(1, Math.round(scale));
    }

    /// The first line of a depth's row.
    int top(int depth) {
        return switch (direction) {
            case ICICLE -> depth * pitch() - scroll;
            case FLAME -> pixels - (depth + 1) * pitch() + scroll;
        };
    }

    /// The depth at a line; may be one that no frame has.
    int depthAt(double y) {
        return (int) Math.floor(
                switch (direction) {
                    case ICICLE -> (y + scroll) / pitch();
                    case FLAME -> (pixels + scroll - y) / pitch();
                });
    }

    /// How far the rows can be scrolled.
    int farthest(int rowCount) {
        return Math.max(0, rowCount * pitch() - pixels);
    }

    FlameRows scrolled(int to, int rowCount) {
        return new FlameRows(direction, scale, pixels, Math.clamp(to, 0, farthest(rowCount)));
    }

    /// Scrolled as little as needed to have a row in sight.
    FlameRows revealing(int depth, int rowCount) {
        int near = depth * pitch();
        int least = near + pitch() - pixels;
        return scrolled(Math.clamp(scroll, Math.min(least, near), near), rowCount);
    }
}
