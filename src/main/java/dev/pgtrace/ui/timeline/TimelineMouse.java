package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.ui.kit.raster.PictureMouse;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Dragging with Shift marks a stretch of time, a click selects, a double click fits; over the names of lanes the wheel
/// scrolls.
final class TimelineMouse extends PictureMouse {
    private final TimelineCanvas canvas;
    private boolean brushing;
    private double brushedFrom;

    private TimelineMouse(TimelineCanvas canvas) {
        super(canvas);
        this.canvas = canvas;
    }

    static void install(TimelineCanvas canvas) {
        new TimelineMouse(canvas).listen();
    }

    @Override
    protected double gutter() {
        return canvas.gutter();
    }

    @Override
    protected void scroll(double by) {
        canvas.scroll(by);
    }

    @Override
    protected boolean isForAnother(MouseEvent press) {
        brushing = press.isShiftDown() && press.getButton() == MouseButton.PRIMARY && press.getX() >= canvas.gutter();
        brushedFrom = canvas.placeAt(press.getX());
        return brushing;
    }

    @Override
    protected void draggedElse(double x) {
        canvas.brush().mark(brushedFrom, canvas.placeAt(x), canvas.target().whole());
    }

    @Override
    protected void clicked(double x, double y, boolean twice) {
        if (brushing) {
            canvas.brush().clear();
            return;
        }
        int bar = canvas.barAt(x, y);
        canvas.choose(bar);
        Timeline shown = canvas.shown();
        if (twice && bar != Timeline.NONE && shown != null) {
            canvas.fit(shown.start(bar), shown.end(bar));
        }
    }
}
