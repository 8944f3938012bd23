package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.picture.Pen;
import dev.pgtrace.ui.kit.theme.VariantColors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Every run as a mark over time: colour and shape say of which variant, hollow marks do not count.
final class RunsPicture extends Pane {
    private static final double LEFT = 64;
    private static final double BOTTOM = 24;
    private static final double TOP = 10;
    private static final double RIGHT = 10;
    private static final double SIZE = 3.5;
    private static final double REACH = 9;

    private final Drawing canvas = new Drawing();
    private final Region base = new Region();
    private final List<Label> labels = new ArrayList<>();
    private RunDots dots = RunDots.of(List.of());
    private int hovered = -1;

    /// @param tip of a run
    RunsPicture(Function<ExperimentRun, String> tip) {
        setId("runs-picture");
        base.getStyleClass().add("axis-line");
        getChildren().addAll(canvas, base);
        setMinSize(0, 120);
        canvas.setOnMouseMoved(event ->
                hovered = dots.nearest(event.getX() - LEFT, event.getY() - TOP, plotWidth(), plotHeight(), REACH));
        canvas.setOnMouseExited(event -> hovered = -1);
        Tips.install(
                canvas,
                () -> hovered < 0 || hovered >= dots.runs().size()
                        ? ""
                        : tip.apply(dots.runs().get(hovered)));
    }

    /// The mark of a variant.
    static Node legend(int variant) {
        Drawing mark = Drawing.fixed(2 * SIZE + 2, 2 * SIZE + 2);
        ExperimentRun run = new ExperimentRun(variant, 0, RunPhase.TIMED, 0, 0, 0, ResultHash.NONE);
        mark.paint(pen -> mark(pen, run, SIZE + 1, SIZE + 1));
        return mark;
    }

    void show(RunDots newDots) {
        dots = newDots;
        getChildren().removeAll(labels);
        labels.clear();
        for (double micros : newDots.axis().ticks()) {
            label(Durations.axis(Math.round(micros)), micros, "y");
        }
        TimeAxis time = new TimeAxis(0, Math.max(1, newDots.spanMicros()), false);
        for (double micros : time.ticks()) {
            label(Durations.axis(Math.round(micros)), micros / time.to(), "x");
        }
        getChildren().addAll(labels);
        requestLayout();
    }

    private void label(String text, double place, String axis) {
        Label label = new Label(text);
        label.setUserData(place);
        label.getStyleClass().addAll("axis-label", axis);
        label.setMouseTransparent(true);
        labels.add(label);
    }

    private double plotWidth() {
        return Math.max(1, canvas.getWidth() - LEFT - RIGHT);
    }

    private double plotHeight() {
        return Math.max(1, canvas.getHeight() - TOP - BOTTOM);
    }

    @Override
    protected void layoutChildren() {
        canvas.setSize(Math.floor(getWidth()), Math.floor(getHeight()));
        double bottom = TOP + plotHeight();
        base.resizeRelocate(LEFT, bottom, plotWidth(), 1);
        double freeX = 0;
        double freeY = Double.POSITIVE_INFINITY;
        for (Label label : labels) {
            double place = (Double) label.getUserData();
            double wide = label.prefWidth(-1);
            double high = label.prefHeight(-1);
            if (label.getStyleClass().contains("x")) {
                double x = Math.min(LEFT + place * plotWidth() - wide / 2, getWidth() - wide);
                label.setVisible(x >= freeX);
                label.resizeRelocate(Math.round(x), bottom + 4, wide, high);
                freeX = label.isVisible() ? x + wide + 8 : freeX;
            } else {
                double y = TOP + (1 - dots.axis().place(place)) * plotHeight() - high / 2;
                label.setVisible(y + high <= freeY);
                label.resizeRelocate(LEFT - 8 - wide, Math.round(y), wide, high);
                freeY = label.isVisible() ? y : freeY;
            }
        }
        canvas.paint(this::paint);
    }

    private void paint(Pen pen) {
        pen.line(Color.web("#6e7681", 0.25), 1);
        for (Label label : labels) {
            if (label.isVisible() && label.getStyleClass().contains("y")) {
                double y = Math.floor(TOP + (1 - dots.axis().place((Double) label.getUserData())) * plotHeight()) + 0.5;
                pen.stroke(LEFT, y, LEFT + plotWidth(), y);
            }
        }
        for (int i = 0; i < dots.runs().size(); i++) {
            ExperimentRun run = dots.runs().get(i);
            mark(pen, run, LEFT + dots.x(i) * plotWidth(), TOP + (1 - dots.y(i)) * plotHeight());
        }
    }

    /// Circle, square, triangle, diamond, and for the fifth variant a bar; the cold run has a ring around it.
    private static void mark(Pen pen, ExperimentRun run, double x, double y) {
        Color color = VariantColors.of(run.variant());
        boolean counts = run.phase() == RunPhase.TIMED;
        double r = SIZE;
        double[] xs;
        double[] ys;
        switch (run.variant() % 5) {
            case 0 -> {
                xs = new double[0];
                ys = new double[0];
            }
            case 1 -> {
                xs = new double[] {x - r, x + r, x + r, x - r};
                ys = new double[] {y - r, y - r, y + r, y + r};
            }
            case 2 -> {
                xs = new double[] {x - r, x, x + r};
                ys = new double[] {y + r, y - r, y + r};
            }
            case 3 -> {
                xs = new double[] {x - r, x, x + r, x};
                ys = new double[] {y, y - r, y, y + r};
            }
            default -> {
                xs = new double[] {x - 1, x + 1, x + 1, x - 1};
                ys = new double[] {y - r, y - r, y + r, y + r};
            }
        }
        pen.fill(color.deriveColor(0, 1, 1, 0.8));
        pen.line(color, 1);
        if (xs.length == 0 && counts) {
            pen.disc(x - r, y - r, 2 * r, 2 * r);
        } else if (xs.length == 0) {
            pen.circle(x - r, y - r, 2 * r, 2 * r);
        } else if (counts) {
            pen.polygon(xs, ys);
        } else {
            pen.outline(xs, ys);
        }
        if (run.phase() == RunPhase.COLD) {
            pen.circle(x - 2 * r, y - 2 * r, 4 * r, 4 * r);
        }
    }
}
