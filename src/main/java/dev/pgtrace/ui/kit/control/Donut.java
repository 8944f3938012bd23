package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.picture.Pen;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A ring of shares with the whole in its middle.
public final class Donut extends StackPane {
    /// A share of the ring.
    public record Slice(Component component, long amount, Provenance provenance) {}

    private static final double THICKNESS = 15;

    private final Drawing canvas;
    private final Label value = new Label();
    private final Label unit = new Label();

    public Donut(double diameter) {
        canvas = Drawing.fixed(diameter, diameter);
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
        setAccessibleText(Stream.concat(
                        Stream.of(value + ' ' + unit),
                        slices.stream()
                                .map(slice ->
                                        ComponentTexts.name(slice.component()) + ": " + Counts.grouped(slice.amount())))
                .collect(Collectors.joining(", ")));
        canvas.paint(pen -> paint(pen, slices));
    }

    private void paint(Pen pen, List<Slice> slices) {
        double size = canvas.getWidth();
        double whole = Math.max(1, slices.stream().mapToLong(Slice::amount).sum());
        double start = 90;
        double inset = THICKNESS / 2;
        for (Slice slice : slices) {
            double extent = -360 * slice.amount() / whole;
            pen.line(ComponentColors.paint(slice.component(), slice.provenance()), THICKNESS);
            pen.arc(inset, inset, size - THICKNESS, size - THICKNESS, start, extent);
            start += extent;
        }
    }
}
