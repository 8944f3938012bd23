package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameSteps;
import dev.pgtrace.ui.kit.raster.PictureMouse;
import javafx.scene.input.KeyEvent;

/// Mouse and keys as in the flamegraph: a click selects, a double click fits; arrows, W A S D, F and 0.
final class DiffGestures extends PictureMouse {
    private static final double ZOOM = 1.5;
    private static final double PAN = 0.15;

    private final DiffCanvas canvas;

    private DiffGestures(DiffCanvas canvas) {
        super(canvas);
        this.canvas = canvas;
    }

    static void install(DiffCanvas canvas) {
        DiffGestures gestures = new DiffGestures(canvas);
        gestures.listen();
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isShortcutDown() && !event.isAltDown() && gestures.typed(event)) {
                event.consume();
            }
        });
    }

    @Override
    protected void scroll(double by) {
        canvas.scroll(by);
    }

    @Override
    protected void clicked(double x, double y, boolean twice) {
        int frame = canvas.frameAt(x, y);
        canvas.choose(frame);
        if (twice) {
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
}
