package dev.pgtrace.ui.flame;

import dev.pgtrace.analysis.flame.FlameLayout;
import dev.pgtrace.analysis.flame.FlameOrder;
import dev.pgtrace.analysis.flame.FlameSteps;
import dev.pgtrace.ui.kit.raster.Span;
import java.util.function.IntUnaryOperator;
import javafx.scene.input.KeyEvent;

/// The keys of the flamegraph, as the cheat sheet lists them.
final class FlameKeys {
    private static final double ZOOM = 1.6;
    private static final double PAN = 0.15;

    private final FlameCanvas canvas;
    private final FlameViewModel model;

    private FlameKeys(FlameCanvas canvas, FlameViewModel model) {
        this.canvas = canvas;
        this.model = model;
    }

    static FlameKeys install(FlameCanvas canvas, FlameViewModel model) {
        FlameKeys keys = new FlameKeys(canvas, model);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && keys.press(event)) {
                event.consume();
            }
        });
        return keys;
    }

    private boolean press(KeyEvent event) {
        FlameLayout layout = canvas.shownLayout();
        if (layout == null || layout.rowCount() == 0) {
            return false;
        }
        IntUnaryOperator rootward = frame -> FlameSteps.parent(layout, frame);
        IntUnaryOperator leafward = frame -> FlameSteps.child(layout, frame);
        switch (event.getCode()) {
            case W, PLUS, ADD, EQUALS -> run(FlameCommand.IN);
            case S, MINUS, SUBTRACT -> run(FlameCommand.OUT);
            case A -> run(FlameCommand.LEFT);
            case D -> run(FlameCommand.RIGHT);
            case DIGIT0, NUMPAD0 -> run(FlameCommand.WHOLE);
            case F -> run(FlameCommand.FIT);
            case PAGE_UP -> canvas.scroll(page(-1));
            case PAGE_DOWN -> canvas.scroll(page(1));
            case UP -> step(layout, canvas.direction() == FlameDirection.ICICLE ? rootward : leafward);
            case DOWN -> step(layout, canvas.direction() == FlameDirection.ICICLE ? leafward : rootward);
            case LEFT -> step(layout, frame -> FlameSteps.sibling(layout, frame, -1));
            case RIGHT -> step(layout, frame -> FlameSteps.sibling(layout, frame, 1));
            case COMMA -> run(FlameCommand.PREVIOUS);
            case PERIOD, DECIMAL -> run(FlameCommand.NEXT);
            case P -> run(FlameCommand.BEFORE);
            case N -> run(FlameCommand.ALIKE);
            case DIGIT1, NUMPAD1 -> run(FlameCommand.FILE);
            case DIGIT2, NUMPAD2 -> run(FlameCommand.HEAVIEST);
            case ENTER -> run(FlameCommand.OPEN);
            case ESCAPE -> {
                return clear();
            }
            default -> {
                return typed(event);
            }
        }
        return true;
    }

    void run(FlameCommand command) {
        FlameLayout layout = canvas.shownLayout();
        if (layout == null || layout.rowCount() == 0) {
            return;
        }
        switch (command) {
            case IN -> canvas.zoom(anchor(layout), ZOOM);
            case OUT -> canvas.zoom(anchor(layout), 1 / ZOOM);
            case LEFT -> canvas.pan(-PAN);
            case RIGHT -> canvas.pan(PAN);
            case WHOLE -> canvas.reset();
            case FIT -> canvas.fit(subject());
            case NEXT -> step(layout, frame -> FlameSteps.slice(layout, frame, 1));
            case PREVIOUS -> step(layout, frame -> FlameSteps.slice(layout, frame, -1));
            case ALIKE -> step(layout, frame -> FlameSteps.alike(layout, frame, 1));
            case BEFORE -> step(layout, frame -> FlameSteps.alike(layout, frame, -1));
            case FILE -> model.orderProperty().set(FlameOrder.FILE);
            case HEAVIEST -> model.orderProperty().set(FlameOrder.HEAVIEST_FIRST);
            case OPEN -> open();
        }
    }

    /// Keyboards that have a sign elsewhere still report what was typed.
    private boolean typed(KeyEvent event) {
        switch (event.getText()) {
            case "+" -> run(FlameCommand.IN);
            case "-" -> run(FlameCommand.OUT);
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Most of the height, down the screen where positive.
    private double page(int direction) {
        double far = 0.8 * canvas.getHeight() * direction;
        return canvas.direction() == FlameDirection.ICICLE ? far : -far;
    }

    private void step(FlameLayout layout, IntUnaryOperator next) {
        int frame = canvas.selectedProperty().get();
        int to = frame < 0 || !layout.has(frame) ? 0 : next.applyAsInt(frame);
        canvas.choose(to);
        canvas.reveal(to);
    }

    private void open() {
        int frame = subject();
        if (frame >= 0) {
            model.open(frame);
        }
    }

    /// The selected frame, else the one under the pointer.
    private int subject() {
        int frame = canvas.selectedProperty().get();
        return frame >= 0 ? frame : canvas.pointedProperty().get().frame();
    }

    private boolean clear() {
        if (!model.queryProperty().get().isEmpty()) {
            model.queryProperty().set("");
        } else if (canvas.selectedProperty().get() >= 0) {
            canvas.choose(FlameViewModel.NONE);
        } else if (!canvas.target().isAll()) {
            canvas.reset();
        } else {
            return false;
        }
        return true;
    }

    /// Where zooming by key goes: to the selected frame if it is in sight, else to the middle.
    private double anchor(FlameLayout layout) {
        int frame = canvas.selectedProperty().get();
        Span span = canvas.target();
        if (frame >= 0 && layout.has(frame)) {
            double left = Math.max(layout.start(frame), span.from());
            double right = Math.min(layout.end(frame), span.to());
            if (left < right) {
                return ((left + right) / 2 - span.from()) / span.width();
            }
        }
        return 0.5;
    }
}
