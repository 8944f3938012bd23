package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/// A ring of shares with the whole in its middle.
public final class Donut extends StackPane {
    /// A share of the ring.
    public record Slice(Component component, long amount, Provenance provenance) {}

    private static final double THICKNESS = 15;

    private final Canvas canvas;
    private final Label value = new Label();
    private final Label unit = new Label();

    public Donut(double diameter) {
        canvas = new Canvas(diameter, diameter);
        value.getStyleClass().add("donut-value");
        unit.getStyleClass().add("donut-unit");
        VBox middle = new VBox(value, unit);
        middle.getStyleClass().add("donut-middle");
        getChildren().addAll(canvas, middle);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(diameter, diameter);
        setMaxSize(diameter, diameter);
    }

    /// Slices run clockwise from the top.
    public void show(List<Slice> slices, String value, String unit) {
        this.value.setText(value);
        this.unit.setText(unit);
        setAccessibleText(slices.stream()
                .map(slice -> ComponentTexts.name(slice.component()) + ": " + Counts.grouped(slice.amount()))
                .collect(Collectors.joining(", ")));
        double size = canvas.getWidth();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, size, size);
        g.setLineWidth(THICKNESS);
        g.setLineCap(StrokeLineCap.BUTT);
        double whole = Math.max(1, slices.stream().mapToLong(Slice::amount).sum());
        double start = 90;
        double inset = THICKNESS / 2;
        for (Slice slice : slices) {
            double extent = -360 * slice.amount() / whole;
            g.setStroke(ComponentColors.paint(slice.component(), slice.provenance()));
            g.strokeArc(inset, inset, size - THICKNESS, size - THICKNESS, start, extent, ArcType.OPEN);
            start += extent;
        }
    }
}
