package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSteps;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Mouse and keys as in the flamegraph: the wheel zooms, dragging moves, a click selects, a double click fits; arrows,
/// W A S D, F and 0.
final class DiffGestures {
    private static final double FACTOR_A_NOTCH = 1.3;
    private static final double NOTCH = 40;
    private static final double STILL = 4;
    private static final double ZOOM = 1.5;
    private static final double PAN = 0.15;

    private final DiffCanvas canvas;
    private Point2D pressed = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean dragging;

    private DiffGestures(DiffCanvas canvas) {
        this.canvas = canvas;
    }

    static void install(DiffCanvas canvas) {
        DiffGestures gestures = new DiffGestures(canvas);
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scrolled);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            canvas.requestFocus();
            gestures.pressed = point(event);
            gestures.last = gestures.pressed;
            gestures.dragging = false;
        });
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::dragged);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, gestures::released);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> canvas.point(point(event)));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> canvas.point(null));
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && gestures.typed(event)) {
                event.consume();
            }
        });
    }

    private void scrolled(ScrollEvent event) {
        double width = Math.max(1, canvas.getWidth());
        if (event.getDeltaX() != 0) {
            canvas.jump(canvas.target().pan(-event.getDeltaX() / width));
        } else if (event.getDeltaY() != 0) {
            canvas.zoom(event.getX() / width, Math.pow(FACTOR_A_NOTCH, event.getDeltaY() / NOTCH));
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        Point2D at = point(event);
        if (event.getButton() != MouseButton.PRIMARY || (!dragging && at.distance(pressed) < STILL)) {
            return;
        }
        dragging = true;
        canvas.jump(canvas.target().pan((last.getX() - at.getX()) / Math.max(1, canvas.getWidth())));
        canvas.scroll(last.getY() - at.getY());
        last = at;
    }

    private void released(MouseEvent event) {
        if (dragging || event.getButton() != MouseButton.PRIMARY) {
            dragging = false;
            return;
        }
        int frame = canvas.frameAt(event.getX(), event.getY());
        canvas.choose(frame);
        if (event.getClickCount() == 2) {
            canvas.fit(frame);
        }
    }

    private boolean typed(KeyEvent event) {
        FlameLayout layout = canvas.shownLayout();
        if (layout == null || layout.rowCount() == 0) {
            return false;
        }
        int frame = canvas.selected();
        switch (event.getCode()) {
            case W, PLUS, ADD, EQUALS -> canvas.zoom(0.5, ZOOM);
            case S, MINUS, SUBTRACT -> canvas.zoom(0.5, 1 / ZOOM);
            case A -> canvas.pan(-PAN);
            case D -> canvas.pan(PAN);
            case DIGIT0, NUMPAD0 -> canvas.reset();
            case F -> canvas.fit(frame);
            case UP -> go(frame < 0 ? 0 : FlameSteps.parent(layout, frame));
            case DOWN -> go(frame < 0 ? 0 : FlameSteps.child(layout, frame));
            case LEFT -> go(frame < 0 ? 0 : FlameSteps.sibling(layout, frame, -1));
            case RIGHT -> go(frame < 0 ? 0 : FlameSteps.sibling(layout, frame, 1));
            case ESCAPE -> {
                if (frame < 0) {
                    return false;
                }
                canvas.choose(DiffCanvas.NONE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void go(int frame) {
        canvas.choose(frame);
        canvas.reveal(frame);
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getX(), event.getY());
    }
}
