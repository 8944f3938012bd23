package dev.pgtrace.ui.kit.raster;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// The wheel zooms at the pointer, dragging moves, a click selects, a double click fits.
public abstract class PictureMouse {
    private static final double FACTOR_A_NOTCH = 1.3;
    /// A turn of the wheel by one notch, as the toolkit reports it.
    private static final double NOTCH = 40;
    /// A drag begins beyond this.
    private static final double STILL = 4;

    private final RasterCanvas canvas;
    private Point2D pressed = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean dragging;
    private boolean other;

    protected PictureMouse(RasterCanvas canvas) {
        this.canvas = canvas;
    }

    /// Begins to listen.
    protected final void listen() {
        canvas.addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, this::onReleased);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> canvas.point(point(event)));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> canvas.point(null));
    }

    /// What stands left of the picture, in pixels: the wheel scrolls there.
    protected double gutter() {
        return 0;
    }

    /// Moves the picture up by so many pixels.
    protected abstract void scroll(double by);

    /// A click of the first button.
    protected abstract void clicked(double x, double y, boolean twice);

    /// Called with each press, before anything is made of it.
    ///
    /// @return whether the drag that may follow is not for moving
    protected boolean isForAnother(MouseEvent press) {
        return false;
    }

    /// The pointer moves in a drag that is not for moving.
    protected void draggedElse(double x) {}

    private void onScroll(ScrollEvent event) {
        double anchor = (event.getX() - gutter()) / width();
        if (event.getDeltaX() != 0) {
            canvas.jump(canvas.target().pan(-event.getDeltaX() / width()));
        } else if (anchor < 0) {
            scroll(-event.getDeltaY());
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
        other = isForAnother(event);
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
        if (other) {
            draggedElse(at.getX());
            return;
        }
        canvas.setCursor(Cursor.CLOSED_HAND);
        canvas.jump(canvas.target().pan((last.getX() - at.getX()) / width()));
        scroll(last.getY() - at.getY());
        last = at;
        canvas.point(at);
    }

    private void onReleased(MouseEvent event) {
        canvas.setCursor(Cursor.DEFAULT);
        if (!dragging && event.getButton() == MouseButton.PRIMARY) {
            clicked(event.getX(), event.getY(), event.getClickCount() == 2);
        }
        dragging = false;
    }

    private double width() {
        return Math.max(1, canvas.getWidth() - gutter());
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}
