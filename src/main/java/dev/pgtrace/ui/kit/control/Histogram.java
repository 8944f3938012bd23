package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.picture.Pen;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.event.EventHandler;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/// How often which time was taken, times on a logarithmic axis, with a marker on one of them.
public final class Histogram extends Pane {
    /// A bar from one time to another.
    ///
    /// @param fromMicros at least 1
    /// @param color      whose colour it has
    /// @param provenance hatched where that is estimated
    /// @param tip        what its tooltip says
    public record Bar(
            double fromMicros, double toMicros, long count, Component color, Provenance provenance, String tip) {}

    /// A dashed line on a time.
    public record Marker(long micros, String label) {}

    private static final double AXIS = 22;
    private static final double TOP = 18;

    private final Drawing canvas = new Drawing();
    private final Region line = new Region();
    private final Line markerLine = new Line();
    private final Label markerLabel = new Label();
    private final List<Label> ticks = new ArrayList<>();
    private List<Bar> bars = List.of();
    private @Nullable Marker marker;
    private int hovered = -1;

    public Histogram() {
        getStyleClass().add("histogram");
        line.getStyleClass().add("axis-line");
        markerLine.getStyleClass().add("marker-line");
        markerLabel.getStyleClass().add("marker-label");
        markerLine.setManaged(false);
        getChildren().addAll(canvas, line, markerLine, markerLabel);
        setMinSize(0, 60);
        canvas.setOnMouseMoved(event -> hovered = barAt(event.getX()));
        Tips.install(canvas, () -> hovered < 0 ? "" : bars.get(hovered).tip());
    }

    /// Bars in rising order of time.
    public void setBars(List<Bar> bars) {
        this.bars = List.copyOf(bars);
        hovered = Math.min(hovered, this.bars.size() - 1);
        getChildren().removeAll(ticks);
        ticks.clear();
        if (!bars.isEmpty()) {
            for (long micros = 1; micros <= bars.getLast().toMicros() && micros > 0; micros *= 10) {
                if (micros >= bars.getFirst().fromMicros()) {
                    Label tick = new Label(Durations.axis(micros));
                    tick.setUserData(micros);
                    tick.getStyleClass().add("axis-label");
                    ticks.add(tick);
                }
            }
            getChildren().addAll(ticks);
        }
        requestLayout();
    }

    /// Makes the axis one to press and drag on: hears the time below the pointer.
    public void setOnPicked(LongConsumer onPicked) {
        EventHandler<MouseEvent> pick = event -> {
            if (!bars.isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                onPicked.accept(Math.round(micros(event.getX())));
            }
        };
        setOnMousePressed(pick);
        setOnMouseDragged(pick);
    }

    public void setMarker(@Nullable Marker marker) {
        this.marker = marker;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double base = Math.floor(getHeight()) - AXIS;
        canvas.setSize(width, Math.max(0, base - TOP));
        canvas.relocate(0, TOP);
        line.resizeRelocate(0, base, width, 1);
        double free = 0;
        for (Label tick : ticks) {
            double wide = tick.prefWidth(-1);
            double x = Math.clamp(x((Long) tick.getUserData()) - wide / 2, 0, Math.max(0, width - wide));
            tick.setVisible(x >= free);
            if (tick.isVisible()) {
                tick.resizeRelocate(Math.round(x), base + 5, wide, tick.prefHeight(-1));
                free = x + wide + 8;
            }
        }
        layoutMarker(base, width);
        canvas.paint(this::paint);
    }

    private void layoutMarker(double base, double width) {
        Marker shown = bars.isEmpty() ? null : marker;
        markerLine.setVisible(shown != null);
        markerLabel.setVisible(shown != null);
        if (shown != null) {
            double at = Math.floor(x(shown.micros())) + 0.5;
            markerLine.setStartX(at);
            markerLine.setEndX(at);
            markerLine.setStartY(2);
            markerLine.setEndY(base);
            markerLabel.setText(shown.label());
            double wide = markerLabel.prefWidth(-1);
            double left = at + 6 + wide <= width ? at + 6 : at - 6 - wide;
            markerLabel.resizeRelocate(Math.round(left), 0, wide, markerLabel.prefHeight(-1));
        }
    }

    private double x(double micros) {
        if (bars.isEmpty()) {
            return 0;
        }
        double from = Math.log10(Math.max(1, bars.getFirst().fromMicros()));
        double to = Math.log10(Math.max(2, bars.getLast().toMicros()));
        return canvas.getWidth()
                * Math.clamp((Math.log10(Math.max(1, micros)) - from) / Math.max(1e-9, to - from), 0, 1);
    }

    private double micros(double x) {
        double from = Math.log10(Math.max(1, bars.getFirst().fromMicros()));
        double to = Math.log10(Math.max(2, bars.getLast().toMicros()));
        return Math.pow(10, from + (to - from) * Math.clamp(x / Math.max(1, canvas.getWidth()), 0, 1));
    }

    private int barAt(double position) {
        for (int i = 0; i < bars.size(); i++) {
            if (position >= x(bars.get(i).fromMicros())
                    && position < x(bars.get(i).toMicros())) {
                return i;
            }
        }
        return -1;
    }

    private void paint(Pen pen) {
        double height = canvas.getHeight();
        long highest = Math.max(1, bars.stream().mapToLong(Bar::count).max().orElse(1));
        for (Bar bar : bars) {
            if (bar.count() > 0) {
                double start = Math.round(x(bar.fromMicros()));
                double wide = Math.max(1, Math.round(x(bar.toMicros())) - start - 1);
                double tall = Math.max(1, Math.round(height * bar.count() / highest)); // one is seen among a million
                pen.fill(ComponentColors.paint(bar.color(), bar.provenance()));
                pen.area(start, height - tall, wide, tall);
            }
        }
    }
}
