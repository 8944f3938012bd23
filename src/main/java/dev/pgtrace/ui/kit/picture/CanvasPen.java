package dev.pgtrace.ui.kit.picture;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;

/// Draws on a canvas.
final class CanvasPen implements Pen {
    private final GraphicsContext g;

    CanvasPen(GraphicsContext g) {
        this.g = g;
        g.setLineCap(StrokeLineCap.BUTT);
    }

    @Override
    public void fill(Paint paint) {
        g.setFill(paint);
    }

    @Override
    public void line(Paint paint, double width, double... dashes) {
        g.setStroke(paint);
        g.setLineWidth(width);
        g.setLineDashes(dashes);
    }

    @Override
    public void area(double x, double y, double width, double height) {
        g.fillRect(x, y, width, height);
    }

    @Override
    public void stroke(double x0, double y0, double x1, double y1) {
        g.strokeLine(x0, y0, x1, y1);
    }

    @Override
    public void disc(double x, double y, double width, double height) {
        g.fillOval(x, y, width, height);
    }

    @Override
    public void circle(double x, double y, double width, double height) {
        g.strokeOval(x, y, width, height);
    }

    @Override
    public void polygon(double[] xs, double[] ys) {
        g.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void outline(double[] xs, double[] ys) {
        g.strokePolygon(xs, ys, xs.length);
    }

    @Override
    public void arc(double x, double y, double width, double height, double start, double extent) {
        g.strokeArc(x, y, width, height, start, extent, ArcType.OPEN);
    }
}
