package dev.pgtrace.ui.flame;

import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// The whole width as a thin strip with the part in sight on it. Dragging the part moves the view, a press beside
/// it brings the view there.
final class FlameMinimap extends Region {
    private static final double HEIGHT = 11;
    private static final double LINE = 3;
    private static final double NARROWEST = 6;

    private final Region track = new Region();
    private final Region thumb = new Region();
    private Span span = Span.all(1);
    private Consumer<Span> moved = to -> {};
    private double grip;

    FlameMinimap() {
        getStyleClass().add("flame-minimap");
        track.getStyleClass().add("flame-minimap-track");
        thumb.getStyleClass().add("flame-minimap-thumb");
        getChildren().addAll(track, thumb);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setCursor(Cursor.H_RESIZE);
        setAccessibleText(Messages.get("flame.minimap"));
        setOnMousePressed(this::onPressed);
        setOnMouseDragged(this::onDragged);
    }

    void show(Span shown) {
        span = shown;
        requestLayout();
    }

    void onMoved(Consumer<Span> listener) {
        moved = listener;
    }

    @Override
    protected void layoutChildren() {
        double top = Math.floor((getHeight() - LINE) / 2);
        track.resizeRelocate(0, top, getWidth(), LINE);
        double width = Math.max(NARROWEST, span.width() / span.whole() * getWidth());
        double left = Math.clamp(span.from() / span.whole() * getWidth(), 0, Math.max(0, getWidth() - width));
        thumb.resizeRelocate(left, top, Math.min(width, getWidth()), LINE);
    }

    private void onPressed(MouseEvent event) {
        double left = thumb.getLayoutX();
        boolean onThumb = event.getX() >= left && event.getX() <= left + thumb.getWidth();
        grip = onThumb ? place(event.getX()) - span.from() : span.width() / 2;
        onDragged(event);
    }

    private void onDragged(MouseEvent event) {
        double from = place(event.getX()) - grip;
        moved.accept(span.pan((from - span.from()) / span.width()));
    }

    private double place(double x) {
        return x / Math.max(1, getWidth()) * span.whole();
    }
}
