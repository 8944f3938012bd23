package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.span.SpanWindow;
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
import javafx.animation.AnimationTimer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
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

/// Draws a flamegraph and moves over it. Whatever changes, it is drawn once, at the next pulse; the borders of the
/// hovered and the selected frame are nodes of their own above the picture, so that moving the pointer draws
/// nothing.
public final class FlameCanvas extends Region {
    private static final double FONT_SIZE = 11.5;
    private static final StyleablePropertyFactory<FlameCanvas> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> ground = STYLES.createStyleableColorProperty(
            this, "ground", "-flame-ground", canvas -> canvas.ground, Color.web("#161b22"));
    private final Surface surface = new Surface();
    private final Region hoverMark = mark("flame-hover-mark");
    private final Region selectionMark = mark("flame-selection-mark");
    private final Motion motion = new Motion(Span.all(1));
    private final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(motion.span());
    private final ReadOnlyObjectWrapper<FlameHover> hover = new ReadOnlyObjectWrapper<>(FlameHover.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(FlameViewModel.NONE);
    private final ObservableValue<Number> screenScale;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onPulse(now);
        }
    };
    private FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, 1, 0);
    private @Nullable FlameLayout layout;
    private @Nullable FlameSearch search;
    private @Nullable FlamePainter painter;
    private @Nullable GlyphRenderer renderer;
    private @Nullable GlyphAtlas atlas;
    private @Nullable Point2D pointer;
    private IntConsumer chosen = frame -> {};

    public FlameCanvas() {
        getStyleClass().add("flame-canvas");
        getChildren().addAll(surface.view(), selectionMark, hoverMark);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Messages.get("flame.role"));
        setAccessibleHelp(Messages.get("flame.keys"));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        screenScale = sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .orElse(1.0);
        screenScale.addListener(observable -> renewGlyphs());
        ((ObservableValue<?>) ground).addListener(observable -> renewPainter());
        selected.addListener(observable -> onSelected());
        FlameMouse.install(this);
    }

    /// Shows a layout. What was in sight stays in sight as far as it is there.
    public void show(FlameLayout newLayout) {
        Span before = motion.target();
        boolean first = layout == null;
        layout = newLayout;
        search = null;
        selected.set(FlameViewModel.NONE);
        Span all = Span.all(newLayout.graph().total());
        double growth = all.whole() / before.whole();
        motion.jump(first || before.isAll() ? all : all.fit(before.from() * growth, before.to() * growth));
        rows = rows.scrolled(rows.scroll(), newLayout.rowCount());
        renewPainter();
    }

    /// Shows nothing.
    public void clear() {
        layout = null;
        search = null;
        selected.set(FlameViewModel.NONE);
        renewPainter();
    }

    /// Highlights what a search found; null for no search.
    public void setSearch(@Nullable FlameSearch search) {
        this.search = search;
        renewPainter();
    }

    public void setDirection(FlameDirection direction) {
        rows = new FlameRows(direction, rows.scale(), rows.pixels(), rows.scroll());
        redraw();
    }

    /// How long a zoom takes; zero for at once.
    public void setMotion(Duration duration) {
        motion.setDuration(duration);
    }

    /// The selected frame, or [FlameViewModel#NONE].
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /// Zooms in, or out below 1, around a place.
    ///
    /// @param anchor share of the width, 0 at the left
    public void zoom(double anchor, double factor) {
        go(motion.target().zoom(anchor, factor));
    }

    /// Moves to the right by a share of the width.
    public void pan(double share) {
        go(motion.target().pan(share));
    }

    /// Makes a frame as wide as the view.
    public void fit(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            go(motion.target().fit(shown.start(frame), shown.end(frame)));
            rows = rows.revealing(shown.graph().depth(frame), shown.rowCount());
        }
    }

    /// Shows the whole.
    public void reset() {
        go(motion.target().fit(0, motion.target().whole()));
        rows = rows.scrolled(0, rowCount());
        redraw();
    }

    /// Moves as little as needed to have a frame in sight, wide enough to be seen.
    public void reveal(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            double least = getWidth() < 40 ? 0 : 4 / getWidth(); // without a size nothing is too narrow
            go(motion.target().reveal(shown.start(frame), shown.end(frame), least));
            rows = rows.revealing(shown.graph().depth(frame), shown.rowCount());
        }
    }

    /// The frame at a point of this control, or [FlameViewModel#NONE].
    public int frameAt(double x, double y) {
        if (layout == null || x < 0 || y < 0 || x >= getWidth() || y >= getHeight()) {
            return FlameViewModel.NONE;
        }
        Span shown = motion.span();
        double unit = shown.width() / Math.max(1, getWidth());
        return layout.frameAt(rows.depthAt(y * rows.scale()), shown.from() + x * unit, unit);
    }

    /// Where a frame lies in this control, also beyond its borders; empty for a frame without a place.
    Bounds boundsOf(int frame) {
        if (layout == null || frame < 0 || !layout.has(frame)) {
            return new BoundingBox(0, 0, -1, -1);
        }
        SpanWindow window = window();
        double scale = rows.scale();
        int left = Math.clamp(window.pixel(layout.start(frame)), -8, window.pixels() + 8);
        int right = Math.clamp(window.pixel(layout.end(frame)), -8, window.pixels() + 8);
        int width = Math.max(1, right - left >= 3 ? right - left - 1 : right - left);
        int top = rows.top(layout.graph().depth(frame));
        return new BoundingBox(left / scale, top / scale, width / scale, rows.boxHeight() / scale);
    }

    /// The part of the width in sight, as drawn last.
    ReadOnlyObjectProperty<Span> spanProperty() {
        return span.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<FlameHover> pointedProperty() {
        return hover.getReadOnlyProperty();
    }

    @Nullable
    FlameLayout shownLayout() {
        return layout;
    }

    FlameDirection direction() {
        return rows.direction();
    }

    /// Told when the user selects a frame, or [FlameViewModel#NONE].
    void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    void choose(int frame) {
        selected.set(frame);
        chosen.accept(frame);
    }

    /// Goes to a span without detours, as a hand that drags expects.
    void jump(Span to) {
        motion.jump(to);
        redraw();
    }

    Span target() {
        return motion.target();
    }

    /// Scrolls the rows, in units of the scene.
    void scroll(double by) {
        rows = rows.scrolled(rows.scroll() + (int) Math.round(by * rows.scale()), rowCount());
        redraw();
    }

    /// Where the pointer is, or null when it left.
    void point(@Nullable Point2D at) {
        pointer = at;
        updateHover();
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

    private void redraw() {
        pulse.start();
    }

    private void renewGlyphs() {
        renderer = null;
        atlas = null;
        renewPainter();
    }

    private void renewPainter() {
        painter = null;
        redraw();
    }

    private int rowCount() {
        return layout == null ? 0 : layout.rowCount();
    }

    private SpanWindow window() {
        Span shown = motion.span();
        return new SpanWindow(shown.from(), shown.to(), Math.max(1, (int) Math.ceil(getWidth() * rows.scale())));
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
        place(selectionMark, selected.get());
        updateHover();
    }

    private void draw() {
        double scale = screenScale.getValue().doubleValue();
        int height = (int) Math.ceil(getHeight() * scale);
        rows = new FlameRows(rows.direction(), scale, height, rows.scroll()).scrolled(rows.scroll(), rowCount());
        Raster raster = surface.raster(window().pixels(), height, scale);
        FlameLayout shown = layout;
        if (shown == null) {
            raster.clear(0, raster.height(), FlamePalette.on(ground.getValue()).ground());
        } else {
            paint(raster, shown, scale);
        }
        surface.publish();
    }

    private void paint(Raster raster, FlameLayout shown, double scale) {
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
        FlamePainter brush = painter;
        if (brush == null) {
            brush = new FlamePainter(shown, FlamePalette.on(ground.getValue()), letters, search);
            painter = brush;
        }
        brush.paint(raster, window(), rows);
        int[] missing = letters.takeMissing();
        if (missing.length > 0) {
            glyphs.render(missing, letters);
            brush.paint(raster, window(), rows);
        }
    }

    private void onSelected() {
        FlameLayout shown = layout;
        int frame = selected.get();
        setAccessibleText(
                shown == null || frame == FlameViewModel.NONE
                        ? Messages.get("flame.nothing.selected")
                        : FlameTexts.spoken(shown.graph(), frame));
        place(selectionMark, frame);
    }

    private void updateHover() {
        Point2D at = pointer;
        int frame = at == null ? FlameViewModel.NONE : frameAt(at.getX(), at.getY());
        place(hoverMark, frame);
        if (at == null || frame == FlameViewModel.NONE) {
            hover.set(FlameHover.NONE);
        } else {
            Point2D inScene = localToScene(at);
            hover.set(new FlameHover(frame, inScene.getX(), inScene.getY()));
        }
    }

    private void place(Region mark, int frame) {
        Bounds bounds = boundsOf(frame);
        mark.setVisible(!bounds.isEmpty());
        if (!bounds.isEmpty()) {
            mark.resizeRelocate(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), bounds.getHeight());
        }
    }

    private static Region mark(String styleClass) {
        Region mark = new Region();
        mark.getStyleClass().add(styleClass);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        return mark;
    }
}
