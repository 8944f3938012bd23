package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.GlyphRenderer;
import dev.pgtrace.ui.kit.raster.Motion;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.Span;
import dev.pgtrace.ui.kit.raster.Surface;
import dev.pgtrace.ui.kit.theme.Fonts;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Draws a timeline and moves over it. Whatever changes, it is drawn once, at the next pulse.
final class TimelineCanvas extends Region {
    private static final double FONT_SIZE = 11.5;
    /// Free room right of *now* in a trace that grows.
    private static final double AHEAD = 1.04;

    private static final StyleablePropertyFactory<TimelineCanvas> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> ground = STYLES.createStyleableColorProperty(
            this, "ground", "-timeline-ground", canvas -> canvas.ground, Color.web("#161b22"));
    private final Surface surface = new Surface();
    private final ArrowLayer arrows = new ArrowLayer();
    private final Motion motion = new Motion(Span.all(1));
    private final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(motion.span());
    private final ReadOnlyObjectWrapper<TimelineHover> hover = new ReadOnlyObjectWrapper<>(TimelineHover.NONE);
    private final ObservableValue<Number> screenScale;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onPulse(now);
        }
    };
    private TimelineRows rows = new TimelineRows(1, 1, 0);
    private @Nullable Timeline timeline;
    private @Nullable TimelinePainter painter;
    private @Nullable GlyphRenderer renderer;
    private @Nullable GlyphAtlas atlas;
    private @Nullable Point2D pointer;
    private IntFunction<String> labels = bar -> "";
    private IntConsumer chosen = bar -> {};
    private int selectedExecution = -1;
    private boolean growing;

    TimelineCanvas() {
        getStyleClass().add("timeline-canvas");
        getChildren().addAll(surface.view(), arrows);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Messages.get("timeline.role"));
        setAccessibleHelp(Messages.get("timeline.keys"));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        screenScale = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .orElse(1.0);
        screenScale.addListener(observable -> {
            renderer = null;
            atlas = null;
            renewPainter();
        });
        ((ObservableValue<?>) ground).addListener(observable -> renewPainter());
        TimelineMouse.install(this);
    }

    /// Shows a timeline. What was in sight stays in sight, and all stays all.
    ///
    /// @param more whether the trace still grows
    void show(Timeline newTimeline, boolean more) {
        Span before = motion.target();
        boolean first = timeline == null;
        timeline = newTimeline;
        growing = more;
        Span all = Span.all(more ? (long) (newTimeline.lengthMicros() * AHEAD) : newTimeline.lengthMicros());
        motion.jump(first || before.isAll() ? all : all.fit(before.from(), Math.min(before.to(), all.whole())));
        rows = rows.scrolled(rows.scroll(), laneCount());
        renewPainter();
    }

    void clear() {
        timeline = null;
        arrows.clear();
        renewPainter();
    }

    /// What stands in wide bars.
    void setLabels(IntFunction<String> texts) {
        labels = texts;
        renewPainter();
    }

    /// How long a zoom takes; zero for at once.
    void setMotion(Duration duration) {
        motion.setDuration(duration);
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

    /// Zooms in, or out below 1, around a place.
    ///
    /// @param anchor share of the width right of the names
    void zoom(double anchor, double factor) {
        go(motion.target().zoom(anchor, factor));
    }

    void pan(double share) {
        go(motion.target().pan(share));
    }

    void jump(Span to) {
        motion.jump(to);
        redraw();
    }

    /// Shows the whole.
    void reset() {
        go(motion.target().fit(0, motion.target().whole()));
        rows = rows.scrolled(0, laneCount());
    }

    /// Makes a part as wide as the view.
    void fit(double from, double to) {
        go(motion.target().fit(from, to));
    }

    /// Moves as little as needed to have a bar in sight, wide enough to be seen.
    void reveal(int bar) {
        Timeline shown = timeline;
        if (shown != null && bar >= 0) {
            double width = pictureWidth();
            double least = width < 40 ? 0 : 4 / width;
            go(motion.target().reveal(shown.start(bar), Math.max(shown.start(bar) + 1, shown.end(bar)), least));
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
        double unit = motion.span().width() / pictureWidth();
        double place = motion.span().from() + left * unit;
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
        Span shown = motion.span();
        return gutter() + (place - shown.from()) / shown.width() * pictureWidth();
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

    Span target() {
        return motion.target();
    }

    /// The part in sight, as drawn last.
    ReadOnlyObjectProperty<Span> spanProperty() {
        return span.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<TimelineHover> pointedProperty() {
        return hover.getReadOnlyProperty();
    }

    @Nullable
    Timeline shown() {
        return timeline;
    }

    /// Where the pointer is, or null when it left.
    void point(@Nullable Point2D at) {
        pointer = at;
        updateHover();
    }

    /// Draws again what has changed outside, such as texts that have arrived.
    void redraw() {
        pulse.start();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        redraw();
    }

    private void go(Span to) {
        motion.go(to);
        redraw();
    }

    private void renewPainter() {
        painter = null;
        redraw();
    }

    private int laneCount() {
        return timeline == null ? 0 : timeline.lanes().size();
    }

    private void onPulse(long now) {
        motion.tick(now);
        if (!motion.isMoving()) {
            pulse.stop();
        }
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        draw();
        span.set(motion.span());
        updateHover();
    }

    private void draw() {
        double scale = screenScale.getValue().doubleValue();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        rows = new TimelineRows(scale, height, rows.scroll()).scrolled(rows.scroll(), laneCount());
        Raster raster = surface.raster(width, height, scale);
        Timeline shown = timeline;
        if (shown == null) {
            raster.clear(0, raster.height(), TimelinePalette.argb(ground.getValue()));
        } else {
            paint(raster, shown, scale);
            arrows.show(shown, this);
        }
        surface.publish();
    }

    private void paint(Raster raster, Timeline shown, double scale) {
        GlyphRenderer glyphs = renderer;
        if (glyphs == null) {
            glyphs = new GlyphRenderer(Font.font(Fonts.CODE, FONT_SIZE), scale);
            renderer = glyphs;
        }
        GlyphAtlas letters = atlas;
        if (letters == null) {
            letters = glyphs.atlas();
            atlas = letters;
            painter = null;
        }
        TimelinePainter brush = painter;
        if (brush == null) {
            brush = new TimelinePainter(shown, TimelinePalette.on(ground.getValue()), letters, labels);
            painter = brush;
        }
        brush.select(selectedExecution);
        brush.setGrowing(growing);
        Span part = motion.span();
        SpanWindow window = new SpanWindow(part.from(), part.to(), Math.max(1, raster.width() - rows.gutter()));
        brush.paint(raster, window, rows);
        int[] missing = letters.takeMissing();
        if (missing.length > 0) {
            glyphs.render(missing, letters);
            brush.paint(raster, window, rows);
        }
    }

    private void updateHover() {
        Point2D at = pointer;
        int bar = at == null ? Timeline.NONE : barAt(at.getX(), at.getY());
        if (at == null || bar == Timeline.NONE) {
            hover.set(TimelineHover.NONE);
        } else {
            Point2D inScene = localToScene(at);
            hover.set(new TimelineHover(bar, inScene.getX(), inScene.getY()));
        }
    }
}
