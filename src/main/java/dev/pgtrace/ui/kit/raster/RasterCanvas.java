package dev.pgtrace.ui.kit.raster;

import java.util.List;
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
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A picture in pixels of which a [Span] is in sight: zooming, panning, letters at the screen's scale, the ground's
/// colour from the stylesheet (`-raster-ground`). Whatever changes, it is drawn once, at the next pulse.
public abstract class RasterCanvas extends Region {
    private static final StyleablePropertyFactory<RasterCanvas> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Color> ground = STYLES.createStyleableColorProperty(
            this, "ground", "-raster-ground", canvas -> canvas.ground, Color.web("#161b22"));
    private final Surface surface = new Surface();
    private final Motion motion = new Motion(Span.all(1));
    private final ReadOnlyObjectWrapper<Span> span = new ReadOnlyObjectWrapper<>(motion.span());
    private final ObservableValue<Window> shownBy = sceneProperty().flatMap(Scene::windowProperty);
    private final ObservableValue<Number> screenScale;
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onPulse(now);
        }
    };
    private final Region ring = new Region();
    private @Nullable Letters letters;
    private double fixedScale;
    private @Nullable Point2D pointer;
    private @Nullable Span returned;
    private Runnable leaving = () -> {};

    /// @param role what a screen reader says this is
    /// @param keys what a screen reader says that keys do
    protected RasterCanvas(String role, String keys) {
        ring.getStyleClass().add("focus-ring");
        ring.setManaged(false);
        ring.setMouseTransparent(true);
        ring.setViewOrder(-1);
        ring.visibleProperty().bind(focusVisibleProperty());
        getChildren().addAll(surface.view(), ring);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(role);
        setAccessibleHelp(keys);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        shownBy.addListener(observable -> redraw());
        screenScale = shownBy.flatMap(Window::outputScaleXProperty).orElse(1.0);
        screenScale.addListener(observable -> {
            letters = null;
            repaint();
        });
        ((ObservableValue<?>) ground).addListener(observable -> repaint());
    }

    /// How long a zoom takes; zero for at once.
    public final void setMotion(Duration duration) {
        motion.setDuration(duration);
    }

    /// Told before the user changes what is in sight, which [#target] still says.
    public final void onLeaving(Runnable listener) {
        leaving = listener;
    }

    /// The part in sight, as drawn last.
    public final ReadOnlyObjectProperty<Span> spanProperty() {
        return span.getReadOnlyProperty();
    }

    /// Where the picture is or is moving to.
    public final Span target() {
        return motion.target();
    }

    /// Zooms in, or out below 1, around a place.
    ///
    /// @param anchor share of the width in sight, 0 at the left
    public final void zoom(double anchor, double factor) {
        go(motion.target().zoom(anchor, factor));
    }

    /// Moves to the right by a share of the width.
    public final void pan(double share) {
        go(motion.target().pan(share));
    }

    /// Goes to a span without detours, as a hand that drags expects.
    public final void jump(Span to) {
        if (leave(to)) {
            motion.jump(to);
        }
        redraw();
    }

    /// Shows again what was in sight once, also when another picture comes before anything is moved.
    public final void returnTo(Span place) {
        returned = place;
        Span all = motion.target().fit(0, motion.target().whole());
        motion.go(place.isAll() ? all : carried(place, all));
        redraw();
    }

    /// Where the pointer is, or null when it left.
    public final void point(@Nullable Point2D at) {
        pointer = at;
        hover(at);
    }

    /// Draws at the next pulse, for instance because texts have arrived; without a window when there is one. So a
    /// canvas that no window shows can be made on any thread: pulses are on the window's.
    public final void redraw() {
        if (shownBy.getValue() != null) {
            pulse.start();
        }
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    @Override
    protected final void layoutChildren() {
        ring.resizeRelocate(0, 0, getWidth(), getHeight());
        redraw();
    }

    /// Whether there is something to paint.
    protected abstract boolean hasPicture();

    /// Letters or colours are others now.
    protected abstract void forgetPainter();

    protected abstract void paint(Raster raster, GlyphAtlas letters, Color background);

    /// The pointer is at a place, or the picture below it has changed.
    protected abstract void hover(@Nullable Point2D at);

    /// The part of a new whole that shows what was in sight of the whole before.
    protected abstract Span carried(Span before, Span all);

    /// The picture has been drawn.
    protected void drawn() {}

    /// Another picture. What was in sight stays in sight, and all stays all.
    protected final void replaceWhole(Span all, boolean first) {
        Span before = returned == null ? motion.target() : returned;
        boolean whole = before.isAll() || (first && returned == null);
        motion.jump(whole ? all : carried(before, all));
        repaint();
    }

    /// The user goes to a part.
    protected final void go(Span to) {
        if (leave(to)) {
            motion.go(to);
        }
        redraw();
    }

    /// Moves because of something else that the user did, such as to select.
    protected final void follow(Span to) {
        motion.go(to);
        redraw();
    }

    /// What is in sight now, on the way to [#target].
    protected final Span moving() {
        return motion.span();
    }

    protected final void repaint() {
        forgetPainter();
        redraw();
    }

    /// Device pixels a unit of the scene.
    protected final double screenScale() {
        return fixedScale > 0 ? fixedScale : screenScale.getValue().doubleValue();
    }

    /// Draws at once, finer or coarser at the same size, for a picture of the view.
    ///
    /// @param scale pixels a unit, or 0 for as many as the screen has
    public final void drawAt(double scale) {
        fixedScale = scale;
        letters = null;
        forgetPainter();
        if (getWidth() >= 1 && getHeight() >= 1) {
            draw(screenScale());
        }
    }

    /// Tells what is in sight, as it is drawn.
    ///
    /// @param scale pixels of the log a unit of the scene
    public final void tell(RasterLog log, int scale) {
        fixedScale = scale;
        letters = null;
        forgetPainter();
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        if (hasPicture() && width > 0 && height > 0) {
            GlyphAtlas atlas = Letters.at(scale).atlas();
            paint(Raster.logged(width, height, log), atlas, ground.getValue());
        }
        drawAt(0);
    }

    private boolean leave(Span to) {
        if (to.equals(motion.target())) {
            return false;
        }
        leaving.run();
        returned = null;
        return true;
    }

    private void onPulse(long now) {
        motion.tick(now);
        if (!motion.isMoving()) {
            pulse.stop();
        }
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        draw(screenScale());
        span.set(motion.span());
        drawn();
        hover(pointer);
    }

    private void draw(double scale) {
        int width = (int) Math.ceil(getWidth() * scale);
        int height = (int) Math.ceil(getHeight() * scale);
        Raster raster = surface.raster(width, height, scale);
        if (hasPicture()) {
            paint(raster, scale);
        } else {
            raster.clear(0, raster.height(), Argb.of(ground.getValue()));
        }
        surface.publish();
    }

    private void paint(Raster raster, double scale) {
        Letters known = letters;
        if (known == null) {
            known = Letters.at(scale);
            letters = known;
        }
        paint(raster, known.atlas(), ground.getValue());
        if (known.complete()) {
            paint(raster, known.atlas(), ground.getValue());
        }
    }
}
