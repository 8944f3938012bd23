package dev.pgtrace.ui.timeline;

/// Where the lanes lie on the screen, in pixels: the axis above, then lane by lane.
///
/// @param scale  pixels a unit of the scene
/// @param pixels height in sight
/// @param scroll pixels by which the lanes are out of sight above
record TimelineRows(double scale, int pixels, int scroll) {
    private static final double AXIS = 28;
    private static final double PITCH = 38;
    private static final double BOX = 24;
    private static final double GUTTER = 116;
    private static final double[] LEVEL_TOP = {0, 16, 20};

    int axisHeight() {
        return units(AXIS);
    }

    /// Width of the names of lanes.
    int gutter() {
        return units(GUTTER);
    }

    int pitch() {
        return units(PITCH);
    }

    /// The first line of a lane.
    int laneTop(int lane) {
        return axisHeight() + lane * pitch() - scroll;
    }

    /// The first line of a lane's bars; what is nested lies at the foot of what it is in.
    int top(int lane, int level) {
        return laneTop(lane) + (pitch() - units(BOX)) / 2 + units(LEVEL_TOP[level]);
    }

    int bottom(int lane) {
        return laneTop(lane) + (pitch() - units(BOX)) / 2 + units(BOX);
    }

    /// The lane at a line, or -1 on the axis; may be one that there is not.
    int laneAt(double y) {
        return y < axisHeight() ? -1 : (int) Math.floor((y - axisHeight() + scroll) / pitch());
    }

    /// The level at a line of a lane, or -1 between bars.
    int levelAt(int lane, double y) {
        for (int level = LEVEL_TOP.length - 1; level >= 0; level--) {
            if (y >= top(lane, level) && y < bottom(lane)) {
                return level;
            }
        }
        return -1;
    }

    TimelineRows scrolled(int to, int lanes) {
        int farthest = Math.max(0, lanes * pitch() - (pixels - axisHeight()));
        return new TimelineRows(scale, pixels, Math.clamp(to, 0, farthest));
    }

    /// Scrolled as little as needed to have a lane in sight.
    TimelineRows revealing(int lane, int lanes) {
        int near = lane * pitch();
        int least = near + pitch() - (pixels - axisHeight());
        return scrolled(Math.clamp(scroll, Math.min(least, near), near), lanes);
    }

    int units(double units) {
        return (int) Math.round(units * scale);
    }
}
