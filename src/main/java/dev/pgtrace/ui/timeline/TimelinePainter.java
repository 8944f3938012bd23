package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.span.SpanCull;
import dev.pgtrace.analysis.span.SpanRow;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.LockWait;
import dev.pgtrace.analysis.timeline.TimeAxis;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.analysis.timeline.TimelineLane;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.raster.Argb;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Draws a timeline into pixels. Only lanes in sight are looked at, and of their bars only as many as there are
/// pixels: those of a level that are too narrow for corners and text become one line of pixels that is copied down.
/// Knows no toolkit.
final class TimelinePainter {
    private static final int NARROWEST_WITH_CORNERS = 5;
    private static final int HATCH_OPACITY = 70;
    private static final int CORNER_OPACITY = 110;
    private static final double MARK_EVERY = 124;

    private final Timeline timeline;
    private final TimelinePalette palette;
    private final GlyphAtlas atlas;
    private final IntFunction<String> labels;
    private int[] narrow = new int[0];
    private int selected = -1;
    private boolean growing;

    /// @param labels what stands in a wide bar, by bar
    TimelinePainter(Timeline timeline, TimelinePalette palette, GlyphAtlas atlas, IntFunction<String> labels) {
        this.timeline = timeline;
        this.palette = palette;
        this.atlas = atlas;
        this.labels = labels;
    }

    /// Marks the bars of an execution; -1 for none.
    void select(int execution) {
        selected = execution;
    }

    /// Whether to draw where the trace has got to.
    void setGrowing(boolean more) {
        growing = more;
    }

    /// Draws everything anew.
    ///
    /// @param window of the part right of the names
    void paint(Raster raster, SpanWindow window, TimelineRows rows) {
        raster.clear(0, raster.height(), palette.ground());
        if (narrow.length != window.pixels()) {
            narrow = new int[window.pixels()];
        }
        TimeAxis axis = axis(window, rows);
        for (long mark : axis.marks()) {
            int x = rows.gutter() + window.pixel(mark);
            raster.fill(x, rows.axisHeight(), x + 1, raster.height(), palette.grid());
        }
        for (int lane = 0; lane < timeline.lanes().size(); lane++) {
            if (rows.laneTop(lane) + rows.pitch() > rows.axisHeight() && rows.laneTop(lane) < raster.height()) {
                lane(raster, window, rows, lane);
            }
        }
        for (LockWait wait : timeline.lockWaits()) {
            lockWait(raster, window, rows, wait);
        }
        if (growing) {
            int x = rows.gutter() + window.pixel(timeline.lengthMicros());
            int wide = rows.units(2);
            if (x >= rows.gutter()) {
                raster.fill(x, rows.axisHeight(), x + wide, raster.height(), palette.now());
            }
        }
        raster.fill(0, 0, raster.width(), rows.axisHeight(), palette.ground());
        for (long mark : axis.marks()) {
            int x = rows.gutter() + window.pixel(mark);
            String text = mark(mark, axis);
            if (atlas.fit(text, raster.width() - x) == text.length()) {
                raster.text(atlas, text, x, rows.units(4), raster.width(), palette.axis());
            }
        }
    }

    private TimeAxis axis(SpanWindow window, TimelineRows rows) {
        int most = Math.max(1, (int) (window.pixels() / (MARK_EVERY * rows.scale())));
        long origin = timeline.isClocked() ? Moments.onTheWall(timeline.startMicros()) : 0;
        return TimeAxis.of(window.from(), window.to(), origin, most);
    }

    private String mark(long mark, TimeAxis axis) {
        return timeline.isClocked()
                ? Moments.mark(timeline.startMicros() + mark, axis.stepMicros())
                : Durations.axis(mark);
    }

    private void lane(Raster raster, SpanWindow window, TimelineRows rows, int lane) {
        TimelineLane shown = timeline.lanes().get(lane);
        int bottom = rows.laneTop(lane) + rows.pitch();
        raster.fill(rows.gutter(), bottom - 1, raster.width(), bottom, palette.grid());
        idle(raster, window, rows, lane, shown.idle());
        for (int level = 0; level < shown.levels().size(); level++) {
            int top = rows.top(lane, level);
            int ends = level + 1 < shown.levels().size() ? rows.top(lane, level + 1) : rows.bottom(lane);
            Bars bars = new Bars(raster, rows, top, rows.bottom(lane), ends, level);
            Arrays.fill(narrow, 0);
            SpanCull.row(shown.levels().get(level), window, bars);
            raster.over(narrow, rows.gutter(), top, rows.bottom(lane));
        }
        raster.fill(0, rows.laneTop(lane), rows.gutter(), bottom, palette.ground());
        String name = TimelineTexts.lane(shown);
        int y = rows.laneTop(lane) + (rows.pitch() - atlas.height()) / 2;
        label(raster, name, rows.units(2), y, rows.gutter() - rows.units(8), palette.name());
    }

    private boolean isSelected(int bar) {
        return selected >= 0 && timeline.execution(bar) == selected;
    }

    private void idle(Raster raster, SpanWindow window, TimelineRows rows, int lane, SpanRow idle) {
        SpanCull.row(idle, window, new SpanCull.Boxes() {
            @Override
            public void box(int item, int from, int to) {
                int x0 = rows.gutter() + from;
                int x1 = rows.gutter() + to;
                raster.fill(x0, rows.top(lane, 0), x1, rows.bottom(lane), palette.idle());
                if (to - from > 8 * atlas.advance()) {
                    String text = Messages.get("timeline.idle", Durations.format(idle.end(item) - idle.start(item)));
                    int y = rows.top(lane, 0) + (rows.bottom(lane) - rows.top(lane, 0) - atlas.height()) / 2;
                    label(raster, text, x0 + rows.units(6), y, x1 - rows.units(4), palette.name());
                }
            }

            @Override
            public void tiny(int item, int x) {
                raster.fill(
                        rows.gutter() + x, rows.top(lane, 0), rows.gutter() + x + 1, rows.bottom(lane), palette.idle());
            }
        });
    }

    private void lockWait(Raster raster, SpanWindow window, TimelineRows rows, LockWait wait) {
        int top = rows.top(wait.lane(), 0);
        int bottom = rows.bottom(wait.lane());
        if (bottom <= rows.axisHeight()
                || top >= raster.height()
                || wait.endMicros() <= window.from()
                || wait.startMicros() >= window.to()) {
            return;
        }
        int x0 = rows.gutter() + Math.max(0, window.pixel(wait.startMicros()));
        int x1 = rows.gutter() + Math.clamp(window.pixel(wait.endMicros()), 1, window.pixels());
        raster.fill(x0, top, Math.max(x1, x0 + 1), bottom, palette.fill(Component.LOCK_WAITS));
        if (wait.provenance() == Provenance.ESTIMATED) {
            raster.hatch(x0, top, x1, bottom, rows.units(8), palette.hatch(Component.LOCK_WAITS), HATCH_OPACITY);
        }
        if (x1 - x0 >= NARROWEST_WITH_CORNERS) {
            corners(raster, x0, top, x1 - 1, bottom - 1);
        }
        int y = top + (bottom - top - atlas.height()) / 2;
        String text = TimelineTexts.lockWait(wait);
        label(raster, text, x0 + rows.units(6), y, x1 - rows.units(3), palette.ink(Component.LOCK_WAITS));
        if (wait.execution() >= 0 && wait.execution() == selected) {
            raster.outline(x0, top, x1, bottom, rows.units(2), palette.selection());
        }
    }

    /// A text in full, or cut with an ellipsis, or none where there is room for three characters only.
    private void label(Raster raster, String text, int x, int y, int until, int color) {
        int room = until - x;
        int end = atlas.fit(text, room);
        if (end == text.length()) {
            raster.text(atlas, text, x, y, until, color);
        } else if (room >= 4 * atlas.advance()) {
            int cut = atlas.fit(text, room - atlas.glyph('…').advance());
            raster.text(atlas, text.substring(0, cut).stripTrailing() + '…', x, y, until, color);
        }
    }

    private void corners(Raster raster, int left, int top, int right, int bottom) {
        for (int x : new int[] {left, right}) {
            for (int y : new int[] {top, bottom}) {
                if (x >= 0 && x < raster.width() && y >= 0 && y < raster.height()) {
                    raster.point(x, y, Argb.mix(palette.ground(), raster.get(x, y), CORNER_OPACITY));
                }
            }
        }
    }

    /// Bars of one line.
    private final class Bars implements SpanCull.Boxes {
        private final Raster raster;
        private final TimelineRows rows;
        private final int top;
        private final int bottom;
        private final int textBottom;
        private final int level;

        Bars(Raster raster, TimelineRows rows, int top, int bottom, int textBottom, int level) {
            this.raster = raster;
            this.rows = rows;
            this.top = top;
            this.bottom = bottom;
            this.textBottom = textBottom;
            this.level = level;
        }

        @Override
        public void box(int bar, int from, int to) {
            int x0 = rows.gutter() + from;
            int x1 = rows.gutter() + (to - from >= 3 ? to - 1 : to);
            Component component = timeline.component(bar);
            if (level > 0) {
                raster.fill(x0, top - 1, x1, top, palette.ground());
            }
            boolean wide = x1 - x0 >= NARROWEST_WITH_CORNERS;
            if (!wide && !isSelected(bar)) {
                Arrays.fill(narrow, from, x1 - rows.gutter(), palette.fill(component));
                return;
            }
            narrow[from] = 0; // in case that a tiny one ends there
            raster.fill(x0, top, x1, bottom, palette.fill(component));
            boolean hatched = component == Component.UNACCOUNTED || timeline.provenance(bar) == Provenance.ESTIMATED;
            if (wide && hatched) {
                raster.hatch(x0, top, x1, bottom, rows.units(8), palette.hatch(component), HATCH_OPACITY);
            }
            if (wide) {
                corners(raster, x0, top, x1 - 1, bottom - 1);
            }
            int room = x1 - x0 - rows.units(9);
            if (level == 0 && room >= 3 * atlas.advance()) {
                int y = top + Math.floorDiv(textBottom - top - atlas.height(), 2);
                label(raster, labels.apply(bar), x0 + rows.units(6), y, x1 - rows.units(3), palette.ink(component));
            }
            if (isSelected(bar)) {
                raster.outline(
                        x0,
                        top,
                        Math.max(x1, x0 + 1),
                        bottom,
                        Math.min(rows.units(2), Math.max(1, (x1 - x0) / 2)),
                        palette.selection());
            }
        }

        @Override
        public void tiny(int bar, int at) {
            narrow[at] = isSelected(bar) ? palette.selection() : palette.dense(timeline.component(bar));
        }
    }
}
