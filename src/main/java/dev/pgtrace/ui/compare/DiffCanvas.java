package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.span.SpanWindow;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.raster.GlyphAtlas;
import dev.pgtrace.ui.kit.raster.Raster;
import dev.pgtrace.ui.kit.raster.RasterCanvas;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// A flamegraph whose widths are those of one side and whose colours are the change. Selected frames and what is in
/// sight are told, so that a second picture can follow.
final class DiffCanvas extends RasterCanvas {
    static final int NONE = -1;
    private static final double PITCH = 21;

    private final Region mark = new Region();
    private @Nullable FlameDiff diff;
    private @Nullable FlameLayout layout;
    private @Nullable DiffPainter painter;
    private int selected = NONE;
    private int hovered = NONE;
    private double scroll;
    private boolean following;
    private IntConsumer chosen = frame -> {};
    private Consumer<Span> moved = span -> {};

    DiffCanvas() {
        super(Messages.get("compare.flame.role"), Messages.get("compare.flame.keys"));
        getStyleClass().add("diff-canvas");
        mark.getStyleClass().add("selection-mark");
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        getChildren().add(mark);
        DiffGestures.install(this);
        Explain.picture(this, place -> explained(frameAt(place.getX(), place.getY())), () -> explained(0).stream()
                .toList());
        Tips.install(this, this::tip);
        spanProperty().addListener((observable, old, now) -> {
            if (!following) {
                moved.accept(now);
            }
        });
    }

    /// @param side whose weights are the widths
    void show(FlameDiff newDiff, FlameLayout newLayout, Side side) {
        boolean first = layout == null;
        diff = newDiff;
        layout = newLayout;
        selected = NONE;
        scroll = 0;
        setAccessibleText(Messages.get("compare.flame.widths", side.letter()));
        replaceWhole(Span.all(newLayout.graph().total()), first);
    }

    void clear() {
        diff = null;
        layout = null;
        selected = NONE;
        repaint();
    }

    @Nullable
    FlameLayout shownLayout() {
        return layout;
    }

    int selected() {
        return selected;
    }

    void onChosen(IntConsumer listener) {
        chosen = listener;
    }

    /// Told of what is in sight when the user moves.
    void onMoved(Consumer<Span> listener) {
        moved = listener;
    }

    /// The user selects a frame.
    void choose(int frame) {
        select(frame);
        chosen.accept(frame);
    }

    /// Shows a selection that was made elsewhere.
    void select(int frame) {
        selected = frame;
        FlameDiff shown = diff;
        FlameLayout at = layout;
        setAccessibleText(
                shown == null || at == null || frame < 0
                        ? Messages.get("compare.flame.nothing")
                        : DiffTexts.spoken(shown, at.graph(), frame));
        redraw();
    }

    /// Goes along with another picture.
    void followTo(Span span) {
        following = true;
        jump(span);
    }

    void fit(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            go(target().fit(shown.start(frame), shown.end(frame)));
        }
    }

    void reset() {
        go(target().fit(0, target().whole()));
        scroll = 0;
    }

    /// Moves as little as needed to have a frame in sight.
    void reveal(int frame) {
        FlameLayout shown = layout;
        if (shown != null && frame >= 0 && shown.has(frame)) {
            follow(target().reveal(shown.start(frame), shown.end(frame), getWidth() < 40 ? 0 : 4 / getWidth()));
            double top = shown.graph().depth(frame) * PITCH;
            scroll(Math.clamp(scroll, Math.min(top + PITCH - getHeight(), top), top) - scroll);
        }
    }

    void scroll(double by) {
        FlameLayout shown = layout;
        double farthest = shown == null ? 0 : Math.max(0, shown.rowCount() * PITCH - getHeight());
        scroll = Math.clamp(scroll + by, 0, farthest);
        redraw();
    }

    int frameAt(double x, double y) {
        FlameLayout shown = layout;
        if (shown == null || x < 0 || y < 0 || x >= getWidth() || y >= getHeight()) {
            return NONE;
        }
        double unit = moving().width() / Math.max(1, getWidth());
        return shown.frameAt((int) Math.floor((y + scroll) / PITCH), moving().from() + x * unit, unit);
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
        FlameDiff compared = diff;
        if (shown == null || compared == null) {
            return;
        }
        DiffPainter brush = painter;
        if (brush == null) {
            brush = new DiffPainter(compared, shown, DiffPalette.on(background), letters);
            painter = brush;
        }
        double scale = screenScale();
        SpanWindow window =
                new SpanWindow(moving().from(), moving().to(), Math.max(1, (int) Math.ceil(getWidth() * scale)));
        brush.paint(raster, window, (int) Math.round(PITCH * scale), (int) Math.round(scroll * scale));
    }

    @Override
    protected void drawn() {
        following = false;
        FlameLayout shown = layout;
        boolean seen = shown != null && selected >= 0 && shown.has(selected);
        mark.setVisible(seen);
        if (shown != null && seen) {
            double unit = getWidth() / moving().width();
            double left = Math.max(-4, (shown.start(selected) - moving().from()) * unit);
            double right = Math.min(getWidth() + 4, (shown.end(selected) - moving().from()) * unit);
            mark.resizeRelocate(
                    left, shown.graph().depth(selected) * PITCH - scroll, Math.max(1, right - left - 1), PITCH - 1);
        }
    }

    @Override
    protected void hover(@Nullable Point2D at) {
        hovered = at == null ? NONE : frameAt(at.getX(), at.getY());
    }

    @Override
    protected Span carried(Span before, Span all) {
        double growth = all.whole() / before.whole();
        return all.fit(before.from() * growth, before.to() * growth);
    }

    private Optional<Explanation> explained(int frame) {
        FlameDiff diff = this.diff;
        FlameLayout at = layout;
        return diff == null || at == null || frame < 0
                ? Optional.empty()
                : Optional.of(DiffTexts.explained(
                        diff,
                        at.graph(),
                        frame,
                        Messages.get("compare.flame.delta"),
                        DiffTexts.delta(diff, diff.delta(frame))));
    }

    private String tip() {
        FlameDiff shown = diff;
        FlameLayout at = layout;
        return shown == null || at == null || hovered < 0 ? "" : DiffTexts.spoken(shown, at.graph(), hovered);
    }
}
