package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.ui.kit.raster.Span;
import javafx.scene.input.KeyEvent;

/// The keys of the timeline, as those of the flamegraph.
final class TimelineKeys {
    private static final double ZOOM = 1.6;
    private static final double PAN = 0.2;

    private final TimelineCanvas canvas;
    private final TimelineViewModel model;

    private TimelineKeys(TimelineCanvas canvas, TimelineViewModel model) {
        this.canvas = canvas;
        this.model = model;
    }

    static void install(TimelineCanvas canvas, TimelineViewModel model) {
        TimelineKeys keys = new TimelineKeys(canvas, model);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (!event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && keys.press(event)) {
                event.consume();
            }
        });
    }

    private boolean press(KeyEvent event) {
        Timeline timeline = canvas.shown();
        if (timeline == null) {
            return false;
        }
        switch (event.getCode()) {
            case W, PLUS, ADD, EQUALS -> canvas.zoom(anchor(timeline), ZOOM);
            case S, MINUS, SUBTRACT -> canvas.zoom(anchor(timeline), 1 / ZOOM);
            case A -> canvas.pan(-PAN);
            case D -> canvas.pan(PAN);
            case DIGIT0, NUMPAD0 -> canvas.reset();
            case F -> fit(timeline);
            case B -> mark(timeline);
            case PAGE_UP -> canvas.scroll(-0.8 * canvas.getHeight());
            case PAGE_DOWN -> canvas.scroll(0.8 * canvas.getHeight());
            case LEFT -> choose(TimelineSteps.beside(timeline, subject(timeline), -1));
            case RIGHT -> choose(TimelineSteps.beside(timeline, subject(timeline), 1));
            case UP -> choose(TimelineSteps.across(timeline, subject(timeline), -1));
            case DOWN -> choose(TimelineSteps.across(timeline, subject(timeline), 1));
            case P -> chooseExecution(timeline, model.alike(-1));
            case N -> chooseExecution(timeline, model.alike(1));
            case ENTER -> model.open();
            case ESCAPE -> {
                return clear();
            }
            default -> {
                return typed(event, timeline);
            }
        }
        return true;
    }

    /// Keyboards that have a sign elsewhere still report what was typed.
    private boolean typed(KeyEvent event, Timeline timeline) {
        switch (event.getText()) {
            case "+" -> canvas.zoom(anchor(timeline), ZOOM);
            case "-" -> canvas.zoom(anchor(timeline), 1 / ZOOM);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void choose(int bar) {
        if (bar != Timeline.NONE) {
            canvas.choose(bar);
            canvas.reveal(bar);
        }
    }

    private void chooseExecution(Timeline timeline, int execution) {
        choose(timeline.firstBar(execution));
    }

    /// The selected bar, else the one under the pointer.
    private int subject(Timeline timeline) {
        int bar = model.selectedBar(timeline);
        return bar == Timeline.NONE ? canvas.pointedProperty().get().bar() : bar;
    }

    private void fit(Timeline timeline) {
        int bar = subject(timeline);
        if (bar != Timeline.NONE) {
            canvas.fit(timeline.start(bar), end(timeline, bar));
        }
    }

    /// Marks the time of the selected execution, without one the time in sight.
    private void mark(Timeline timeline) {
        int bar = model.selectedBar(timeline);
        Span sight = canvas.target();
        canvas.brush()
                .mark(
                        bar == Timeline.NONE ? sight.from() : timeline.start(bar),
                        bar == Timeline.NONE ? sight.to() : end(timeline, bar),
                        sight.whole());
    }

    /// Where the last bar of the same execution ends.
    private static long end(Timeline timeline, int bar) {
        long end = timeline.end(bar);
        for (int next = timeline.nextBar(bar); next != Timeline.NONE; next = timeline.nextBar(next)) {
            end = Math.max(end, timeline.end(next));
        }
        return end;
    }

    private boolean clear() {
        if (canvas.brush().isMarked()) {
            canvas.brush().clear();
        } else if (model.hasSelection()) {
            canvas.choose(Timeline.NONE);
        } else if (!canvas.target().isAll()) {
            canvas.reset();
        } else {
            return false;
        }
        return true;
    }

    /// Where zooming by key goes: to the selected bar if it is in sight, else to the middle.
    private double anchor(Timeline timeline) {
        int bar = model.selectedBar(timeline);
        double from = canvas.target().from();
        if (bar != Timeline.NONE) {
            double left = Math.max(timeline.start(bar), from);
            double right = Math.min(timeline.end(bar), canvas.target().to());
            if (left <= right) {
                return ((left + right) / 2 - from) / canvas.target().width();
            }
        }
        return 0.5;
    }
}
