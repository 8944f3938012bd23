package dev.pgtrace.ui.kit.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// A row of controls that becomes several rows where the window is too narrow, so that none is cut. First the
/// gaps become narrower. The last ones stay together, at the right end of their row.
public class WrapBar extends Region {
    private static final double ROW_GAP = 6;
    private static final double LEAST_GAP = 10;

    private final double gap;
    private final double leastGap;
    private List<Node> last = List.of();

    public WrapBar(double gap) {
        this.gap = gap;
        leastGap = Math.min(gap, LEAST_GAP);
    }

    /// @param first from the left
    /// @param right at the right end
    public WrapBar(double gap, List<? extends Node> first, List<? extends Node> right) {
        this(gap);
        setAll(first, right);
    }

    /// Replaces what is in the bar.
    public final void setAll(List<? extends Node> first, List<? extends Node> right) {
        last = List.copyOf(right);
        List<Node> all = new ArrayList<>(first);
        all.addAll(right);
        getChildren().setAll(all);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        Insets insets = getInsets();
        return insets.getLeft() + width(managed(), gap) + insets.getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double height = 0;
        for (List<Node> row : rows(width < 0 ? Double.MAX_VALUE : width)) {
            height += (height > 0 ? ROW_GAP : 0) + height(row);
        }
        return insets.getTop() + height + insets.getBottom();
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        List<List<Node>> rows = rows(getWidth());
        double top = insets.getTop();
        if (rows.size() == 1) {
            top += Math.max(0, (getHeight() - insets.getTop() - insets.getBottom() - height(rows.getFirst())) / 2);
        }
        double room = getWidth() - insets.getLeft() - insets.getRight();
        for (List<Node> row : rows) {
            double left = insets.getLeft();
            double height = height(row);
            double between = Math.clamp((room - width(row, 0)) / Math.max(1, row.size() - 1), leastGap, gap);
            double spare = room - width(row, between);
            for (Node node : row) {
                if (!last.isEmpty() && node.equals(last.getFirst())) {
                    left += Math.max(0, spare);
                }
                double width = Math.min(prefWidth(node), room);
                double own = snapSizeY(node.prefHeight(-1));
                node.resizeRelocate(snapPositionX(left), snapPositionY(top + (height - own) / 2), width, own);
                left += width + between;
            }
            top += height + ROW_GAP;
        }
    }

    private List<List<Node>> rows(double width) {
        double room = width - getInsets().getLeft() - getInsets().getRight();
        List<List<Node>> rows = new ArrayList<>();
        List<Node> row = new ArrayList<>();
        for (List<Node> group : groups(room)) {
            if (!row.isEmpty() && width(row, leastGap) + leastGap + width(group, leastGap) > room) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.addAll(group);
        }
        rows.add(row);
        return rows;
    }

    /// What stays in one row: each by itself, and the last ones where a row has room for them.
    private List<List<Node>> groups(double room) {
        List<Node> all = managed();
        List<Node> right = all.stream().filter(last::contains).toList();
        boolean together = !right.isEmpty() && width(right, leastGap) <= room;
        List<List<Node>> groups = new ArrayList<>();
        all.stream()
                .filter(node -> !together || !last.contains(node))
                .map(List::of)
                .forEach(groups::add);
        if (together) {
            groups.add(right);
        }
        return groups;
    }

    private List<Node> managed() {
        return getManagedChildren();
    }

    private double width(List<Node> row, double between) {
        double width = Math.max(0, row.size() - 1) * between;
        for (Node node : row) {
            width += prefWidth(node);
        }
        return width;
    }

    private double prefWidth(Node node) {
        return snapSizeX(node.prefWidth(-1));
    }

    private double height(List<Node> row) {
        double height = 0;
        for (Node node : row) {
            height = Math.max(height, snapSizeY(node.prefHeight(-1)));
        }
        return height;
    }
}
