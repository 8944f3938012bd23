package dev.pgtrace.ui.kit.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/// Two panels beside one another, the second as wide as it wants to be and the first as wide as is left; one below the
/// other where the first would get less than it needs.
public final class SideBySide extends Region {
    private final double gap;
    private final Region first;
    private final Region second;

    public SideBySide(double gap, Region first, Region second) {
        this.gap = gap;
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(first.minWidth(-1), second.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(-1) + gap + second.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? computePrefWidth(-1) : width;
        return fits(room)
                ? Math.max(first.prefHeight(left(room)), second.prefHeight(second.prefWidth(-1)))
                : first.prefHeight(room) + gap + second.prefHeight(room);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (fits(width)) {
            double left = snapSizeX(left(width));
            first.resizeRelocate(0, 0, left, height);
            second.resizeRelocate(left + gap, 0, width - left - gap, height);
        } else {
            double above = snapSizeY(first.prefHeight(width));
            first.resizeRelocate(0, 0, width, above);
            second.resizeRelocate(0, above + gap, width, height - above - gap);
        }
    }

    private boolean fits(double width) {
        return left(width) >= first.minWidth(-1);
    }

    private double left(double width) {
        return width - gap - second.prefWidth(-1);
    }
}
