package dev.pgtrace.ui.kit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;

/// A stacked bar for table cells: where the time of one row went. It has no children and no canvas, only the fills
/// of its own background, so that thousands of cells cost nothing. Its corners are square: to round them took a third
/// of what it cost to draw a table.
public final class ComponentBar extends Region {
    private static final double HEIGHT = 12;

    private List<Part> parts = List.of();
    private long wholeMicros;
    private double painted = -1;

    public ComponentBar() {
        getStyleClass().add("component-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
        Tips.install(this, () -> ComponentTexts.lines(parts, wholeMicros));
    }

    /// @param wholeMicros what the whole length of the bar stands for
    public void setParts(List<Part> parts, long wholeMicros) {
        this.parts = parts;
        this.wholeMicros = wholeMicros;
        setAccessibleText(ComponentTexts.lines(parts, wholeMicros));
        painted = -1;
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 100;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        if (width != painted) {
            painted = width;
            setBackground(width < 1 ? Background.EMPTY : paint((int) width));
        }
    }

    private Background paint(int width) {
        long[] amounts = parts.stream().mapToLong(Part::micros).toArray();
        int[] ends = Segments.ends(amounts, wholeMicros, width);
        List<BackgroundFill> fills = new ArrayList<>(ends.length);
        int start = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] > start) {
                Insets insets = new Insets(0, getWidth() - ends[i], 0, start);
                fills.add(new BackgroundFill(parts.get(i).paint(), CornerRadii.EMPTY, insets));
                start = ends[i];
            }
        }
        return new Background(fills, List.of());
    }
}
