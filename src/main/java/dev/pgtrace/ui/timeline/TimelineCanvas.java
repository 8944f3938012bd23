package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws a timeline and moves over it.
final class TimelineCanvas extends RasterCanvas {
    /// Free room right of *now* in a trace that grows.
    private static final double AHEAD = 1.04;

    private final ArrowLayer arrows = new ArrowLayer();
    private final TimelineBrush brush = new TimelineBrush();
    private final ReadOnlyObjectWrapper<TimelineHover> hover = new ReadOnlyObjectWrapper<>(TimelineHover.NONE);
    private TimelineRows rows = new TimelineRows(1, 1, 0);
    private @Nullable Timeline timeline;
    private @Nullable TimelinePainter painter;
    private IntFunction<String> labels = bar -> "";
    private IntConsumer chosen = bar -> {};
    private int selectedExecution = -1;
    private boolean growing;

    TimelineCanvas() {
        super(Messages.get("timeline.role"), Messages.get("timeline.keys"));
        getStyleClass().add("timeline-canvas");
        getChildren().addAll(arrows, brush);
        brush.markedProperty().addListener(observable -> redraw());
        TimelineMouse.install(this);
    }

    /// Shows a timeline. What was in sight stays in sight, and all stays all.
    ///
    /// @param more whether the trace still grows
    void show(Timeline newTimeline, boolean more) {
        boolean first = timeline == null;
        timeline = newTimeline;
        growing = more;
        rows = rows.scrolled(rows.scroll(), laneCount());
        long whole = newTimeline.lengthMicros();
        replaceWhole(Span.all(more ? (long) (whole * AHEAD) : whole), first);
    }

    void clear() {
        timeline = null;
        arrows.clear();
        brush.clear();
        repaint();
    }

    /// What stands in wide bars.
    void setLabels(IntFunction<String> texts) {
        labels = texts;
        repaint();
    }

    /// Marks an execution; -1 for none.
    void select(int execution) {
        selectedExecution = execution;
        redraw();
    }

    /// Told when the user picks a bar, or [Timeline#NONE].
    void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    void choose(int bar) {
        chosen.accept(bar);
    }

    /// Shows the whole.
    void reset() {
        go(target().fit(0, target().whole()));
        rows = rows.scrolled(0, laneCount());
    }

    /// Makes a part as wide as the view.
    void fit(double from, double to) {
        go(target().fit(from, to));
    }

    /// Moves as little as needed to have a bar in sight, wide enough to be seen.
    void reveal(int bar) {
        Timeline shown = timeline;
        if (shown != null && bar >= 0) {
            double width = pictureWidth();
            double least = width < 40 ? 0 : 4 / width;
            follow(target().reveal(shown.start(bar), Math.max(shown.start(bar) + 1, shown.end(bar)), least));
            rows = rows.revealing(shown.lane(bar), laneCount());
        }
    }

    /// Moves as little as needed to have the lane of a bar in sight.
    void revealLane(int bar) {
        Timeline shown = timeline;
        if (shown != null && bar >= 0) {
            rows = rows.revealing(shown.lane(bar), laneCount());
            redraw();
        }
    }

    /// Scrolls the lanes, in units of the scene.
    void scroll(double by) {
        rows = rows.scrolled(rows.scroll() + (int) Math.round(by * rows.scale()), laneCount());
        redraw();
    }

    /// The bar at a point of this control, or [Timeline#NONE].
    int barAt(double x, double y) {
        Timeline shown = timeline;
        double left = x - gutter();
        if (shown == null || left < 0 || y < 0 || x >= getWidth() || y >= getHeight()) {
            return Timeline.NONE;
        }
        int lane = rows.laneAt(y * rows.scale());
        double unit = moving().width() / pictureWidth();
        double place = moving().from() + left * unit;
        for (int level = lane < 0 ? -1 : rows.levelAt(lane, y * rows.scale()); level >= 0; level--) {
            int bar = shown.barAt(lane, level, place, unit);
            if (bar != Timeline.NONE) {
                return bar;
            }
        }
        return Timeline.NONE;
    }

    /// Where a place of the timeline is in this control, also beyond its borders.
    double sceneUnit(double place) {
        Span shown = moving();
        return gutter() + (place - shown.from()) / shown.width() * pictureWidth();
    }

    /// The place of the timeline at a point of this control, also beyond its borders.
    double placeAt(double x) {
        return moving().from() + (x - gutter()) / pictureWidth() * moving().width();
    }

    TimelineBrush brush() {
        return brush;
    }

    /// The middle of a lane's bars in this control.
    double middle(int lane) {
        return (rows.top(lane, 0) + rows.bottom(lane)) / 2.0 / rows.scale();
    }

    boolean isInSight(double x, int lane) {
        double y = middle(lane) * rows.scale();
        return x >= gutter() && x <= getWidth() && y > rows.axisHeight() && y < rows.pixels();
    }

    /// Width of the names.
    double gutter() {
        return rows.gutter() / rows.scale();
    }

    double pictureWidth() {
        return Math.max(1, getWidth() - gutter());
    }

    ReadOnlyObjectProperty<TimelineHover> pointedProperty() {
        return hover.getReadOnlyProperty();
    }

    @Nullable
    Timeline shown() {
        return timeline;
    }

    @Override
    protected boolean hasPicture() {
        return timeline != null;
    }

    @Override
    protected void forgetPainter() {
        painter = null;
    }

    @Override
    protected void paint(Raster raster, GlyphAtlas letters, Color background) {
        Timeline shown = timeline;
        if (shown == null) {
            return;
        }
        rows = new TimelineRows(screenScale(), raster.height(), rows.scroll()).scrolled(rows.scroll(), laneCount());
        TimelinePainter brush = painter;
        if (brush == null) {
            brush = new TimelinePainter(shown, TimelinePalette.on(background), letters, labels);
            painter = brush;
        }
        brush.select(selectedExecution);
        brush.setGrowing(growing);
        Span part = moving();
        SpanWindow window = new SpanWindow(part.from(), part.to(), Math.max(1, raster.width() - rows.gutter()));
        brush.paint(raster, window, rows);
    }

    @Override
    protected void drawn() {
        Timeline shown = timeline;
        if (shown != null) {
            arrows.show(shown, this);
        }
        brush.place(this);
    }

    @Override
    protected void hover(@Nullable Point2D at) {
        int bar = at == null ? Timeline.NONE : barAt(at.getX(), at.getY());
        if (at == null || bar == Timeline.NONE) {
            hover.set(TimelineHover.NONE);
        } else {
            Point2D inScene = localToScene(at);
            hover.set(new TimelineHover(bar, inScene.getX(), inScene.getY()));
        }
    }

    /// The same stretch of time: a trace that grows leaves it where it is.
    @Override
    protected Span carried(Span before, Span all) {
        return all.fit(before.from(), Math.min(before.to(), all.whole()));
    }

    private int laneCount() {
        return timeline == null ? 0 : timeline.lanes().size();
    }
}
