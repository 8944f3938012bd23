package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSearch;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// Draws a flamegraph and moves over it. The borders of the hovered and the selected frame are nodes of their own
/// above the picture, so that moving the pointer draws nothing.
public final class FlameCanvas extends RasterCanvas {
    private final Region hoverMark = mark("flame-hover-mark");
    private final Region selectionMark = mark("flame-selection-mark");
    private final ReadOnlyObjectWrapper<FlameHover> hover = new ReadOnlyObjectWrapper<>(FlameHover.NONE);
    private final IntegerProperty selected = new SimpleIntegerProperty(FlameViewModel.NONE);
    private FlameRows rows = new FlameRows(FlameDirection.ICICLE, 1, 1, 0);
    private @Nullable FlameLayout layout;
    private @Nullable FlameSearch search;
    private @Nullable FlamePainter painter;
    private IntConsumer chosen = frame -> {};

    public FlameCanvas() {
        super(Messages.get("flame.role"), Messages.get("flame.keys"));
        setAccessibleText(Messages.get("flame.nothing.selected"));
        getStyleClass().add("flame-canvas");
        getChildren().addAll(selectionMark, hoverMark);
        selected.addListener(observable -> onSelected());
        FlameMouse.install(this);
    }

    /// Shows a layout. What was in sight stays in sight as far as it is there.
    public void show(FlameLayout newLayout) {
        boolean first = layout == null;
        layout = newLayout;
        search = null;
        selected.set(FlameViewModel.NONE);
        rows = rows.scrolled(rows.scroll(), newLayout.rowCount());
        replaceWhole(Span.all(newLayout.graph().total()), first);
    }

    /// Shows nothing.
    public void clear() {
        layout = null;
        search = null;
        selected.set(FlameViewModel.NONE);
        repaint();
    }

    /// Highlights what a search found; null for no search.
    public void setSearch(@Nullable FlameSearch search) {
        this.search = search;
        repaint();
    }

    public void setDirection(FlameDirection direction) {
        rows = new FlameRows(direction, rows.scale(), rows.pixels(), rows.scroll());
        redraw();
    }

    /// The selected frame, or [FlameViewModel#NONE].
    public IntegerProperty selectedProperty() {
        return selected;
    }

    /// Makes a frame as wide as the view.
    public void fit(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            go(target().fit(shown.start(frame), shown.end(frame)));
            rows = rows.revealing(shown.graph().depth(frame), shown.rowCount());
        }
    }

    /// Shows the whole.
    public void reset() {
        go(target().fit(0, target().whole()));
        rows = rows.scrolled(0, rowCount());
    }

    /// Moves as little as needed to have a frame in sight, wide enough to be seen.
    public void reveal(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            double least = getWidth() < 40 ? 0 : 4 / getWidth(); // without a size nothing is too narrow
            follow(target().reveal(shown.start(frame), shown.end(frame), least));
            rows = rows.revealing(shown.graph().depth(frame), shown.rowCount());
        }
    }

    /// The frame at a point of this control, or [FlameViewModel#NONE].
    public int frameAt(double x, double y) {
        if (layout == null || x < 0 || y < 0 || x >= getWidth() || y >= getHeight()) {
            return FlameViewModel.NONE;
        }
        Span shown = moving();
        double unit = shown.width() / Math.max(1, getWidth());
        return layout.frameAt(rows.depthAt(y * rows.scale()), shown.from() + x * unit, unit);
    }

    /// Where a frame lies in this control, also beyond its borders; empty for a frame without a place.
    Bounds boundsOf(int frame) {
        if (layout == null || frame < 0 || !layout.has(frame)) {
            return new BoundingBox(0, 0, -1, -1);
        }
        SpanWindow window = window(moving());
        double scale = rows.scale();
        int left = Math.clamp(window.pixel(layout.start(frame)), -8, window.pixels() + 8);
        int right = Math.clamp(window.pixel(layout.end(frame)), -8, window.pixels() + 8);
        int width = Math.max(1, right - left >= 3 ? right - left - 1 : right - left);
        int top = rows.top(layout.graph().depth(frame));
        return new BoundingBox(left / scale, top / scale, width / scale, rows.boxHeight() / scale);
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

    /// Scrolls the rows, in units of the scene.
    void scroll(double by) {
        rows = rows.scrolled(rows.scroll() + (int) Math.round(by * rows.scale()), rowCount());
        redraw();
    }

    @Override
    protected boolean hasPicture() {
        return layout != null;
    }

    @Override
    protected void forgetPainter() {
        painter = null;
    }

    @Override
    protected void paint(Raster raster, GlyphAtlas letters, Color background) {
        FlameLayout shown = layout;
        if (shown == null) {
            return;
        }
        double scale = screenScale();
        rows = new FlameRows(rows.direction(), scale, raster.height(), rows.scroll())
                .scrolled(rows.scroll(), rowCount());
        FlamePainter brush = painter;
        if (brush == null) {
            brush = new FlamePainter(shown, FlamePalette.on(background), letters, search);
            painter = brush;
        }
        brush.paint(raster, window(moving()), rows);
    }

    @Override
    protected void drawn() {
        place(selectionMark, selected.get());
    }

    @Override
    protected void hover(@Nullable Point2D at) {
        int frame = at == null ? FlameViewModel.NONE : frameAt(at.getX(), at.getY());
        place(hoverMark, frame);
        if (at == null || frame == FlameViewModel.NONE) {
            hover.set(FlameHover.NONE);
        } else {
            Point2D inScene = localToScene(at);
            hover.set(new FlameHover(frame, inScene.getX(), inScene.getY()));
        }
    }

    /// Shares of the width: another weight or filter changes the whole.
    @Override
    protected Span carried(Span before, Span all) {
        double growth = all.whole() / before.whole();
        return all.fit(before.from() * growth, before.to() * growth);
    }

    private int rowCount() {
        return layout == null ? 0 : layout.rowCount();
    }

    private SpanWindow window(Span shown) {
        return new SpanWindow(shown.from(), shown.to(), Math.max(1, (int) Math.ceil(getWidth() * rows.scale())));
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
