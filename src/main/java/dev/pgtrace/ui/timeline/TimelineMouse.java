package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// The wheel zooms at the pointer and scrolls the lanes over their names, dragging moves, with Shift it marks a
/// stretch of time, a click selects, a double click fits.
final class TimelineMouse {
    private static final double FACTOR_A_NOTCH = 1.3;
    private static final double NOTCH = 40;
    private static final double STILL = 4;

    private final TimelineCanvas canvas;
    private Point2D pressed = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean dragging;
    private boolean brushing;
    private double brushedFrom;

    private TimelineMouse(TimelineCanvas canvas) {
        this.canvas = canvas;
    }

    static void install(TimelineCanvas canvas) {
        TimelineMouse mouse = new TimelineMouse(canvas);
        canvas.addEventHandler(ScrollEvent.SCROLL, mouse::onScroll);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, mouse::onPressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, mouse::onDragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, mouse::onReleased);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> canvas.point(point(event)));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> canvas.point(null));
    }

    private void onScroll(ScrollEvent event) {
        double anchor = (event.getX() - canvas.gutter()) / canvas.pictureWidth();
        if (event.getDeltaX() != 0) {
            canvas.jump(canvas.target().pan(-event.getDeltaX() / canvas.pictureWidth()));
        } else if (anchor < 0) {
            canvas.scroll(-event.getDeltaY());
        } else if (event.getDeltaY() != 0) {
            canvas.zoom(anchor, Math.pow(FACTOR_A_NOTCH, event.getDeltaY() / NOTCH));
        }
        event.consume();
    }

    private void onPressed(MouseEvent event) {
        canvas.requestFocus();
        pressed = point(event);
        last = pressed;
        dragging = false;
        brushing = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY && pressed.getX() >= canvas.gutter();
        brushedFrom = canvas.placeAt(pressed.getX());
    }

    private void onDragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY && event.getButton() != MouseButton.MIDDLE) {
            return;
        }
        Point2D at = point(event);
        if (!dragging && at.distance(pressed) < STILL) {
            return;
        }
        dragging = true;
        if (brushing) {
            canvas.brush()
                    .mark(
                            brushedFrom,
                            canvas.placeAt(at.getX()),
                            canvas.target().whole());
            return;
        }
        canvas.setCursor(Cursor.CLOSED_HAND);
        canvas.jump(canvas.target().pan((last.getX() - at.getX()) / canvas.pictureWidth()));
        canvas.scroll(last.getY() - at.getY());
        last = at;
        canvas.point(at);
    }

    private void onReleased(MouseEvent event) {
        canvas.setCursor(Cursor.DEFAULT);
        if (brushing && !dragging) {
            canvas.brush().clear();
            return;
        }
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            dragging = false;
            return;
        }
        int bar = canvas.barAt(event.getX(), event.getY());
        canvas.choose(bar);
        Timeline shown = canvas.shown();
        if (event.getClickCount() == 2 && bar != Timeline.NONE && shown != null) {
            canvas.fit(shown.start(bar), shown.end(bar));
        }
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}
