package dev.pgtrace.ui.kit.picture;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// Writes what is drawn as vectors.
final class SvgPen implements Pen {
    private final SvgDocument svg;
    private Paint fill = Color.BLACK;
    private Paint stroke = Color.BLACK;
    private double width = 1;
    private String dashes = "";

    SvgPen(SvgDocument svg) {
        this.svg = svg;
    }

    @Override
    public void fill(Paint paint) {
        fill = paint;
    }

    @Override
    public void line(Paint paint, double newWidth, double... newDashes) {
        stroke = paint;
        width = newWidth;
        dashes = Arrays.stream(newDashes).mapToObj(SvgDocument::number).collect(Collectors.joining(" "));
    }

    @Override
    public void area(double x, double y, double wide, double high) {
        if (wide > 0 && high > 0) {
            svg.element(
                    "rect",
                    "x",
                    SvgDocument.number(x),
                    "y",
                    SvgDocument.number(y),
                    "width",
                    SvgDocument.number(wide),
                    "height",
                    SvgDocument.number(high),
                    "fill",
                    svg.paint(fill),
                    "fill-opacity",
                    SvgDocument.opacity(fill));
        }
    }

    @Override
    public void stroke(double x0, double y0, double x1, double y1) {
        stroked("M" + point(x0, y0) + "L" + point(x1, y1));
    }

    @Override
    public void disc(double x, double y, double wide, double high) {
        filled(oval(x, y, wide, high));
    }

    @Override
    public void circle(double x, double y, double wide, double high) {
        stroked(oval(x, y, wide, high));
    }

    @Override
    public void polygon(double[] xs, double[] ys) {
        filled(path(xs, ys));
    }

    @Override
    public void outline(double[] xs, double[] ys) {
        stroked(path(xs, ys));
    }

    @Override
    public void arc(double x, double y, double wide, double high, double start, double extent) {
        if (Math.abs(extent) >= 360) {
            stroked(oval(x, y, wide, high));
        } else if (extent != 0) {
            stroked("M" + onOval(x, y, wide, high, start) + "A" + point(wide / 2, high / 2) + " 0 "
                    + (Math.abs(extent) > 180 ? 1 : 0) + " " + (extent < 0 ? 1 : 0) + " "
                    + onOval(x, y, wide, high, start + extent));
        }
    }

    private void filled(String path) {
        svg.element("path", "d", path, "fill", svg.paint(fill), "fill-opacity", SvgDocument.opacity(fill));
    }

    private void stroked(String path) {
        svg.element(
                "path",
                "d",
                path,
                "fill",
                "none",
                "stroke",
                svg.paint(stroke),
                "stroke-opacity",
                SvgDocument.opacity(stroke),
                "stroke-width",
                SvgDocument.number(width),
                "stroke-dasharray",
                dashes);
    }

    private static String oval(double x, double y, double wide, double high) {
        String radii = "A" + point(wide / 2, high / 2) + " 0 1 0 ";
        return "M" + point(x, y + high / 2) + radii + point(x + wide, y + high / 2) + radii + point(x, y + high / 2)
                + "Z";
    }

    private static String onOval(double x, double y, double wide, double high, double degrees) {
        double angle = Math.toRadians(degrees);
        return point(x + wide / 2 * (1 + Math.cos(angle)), y + high / 2 * (1 - Math.sin(angle)));
    }

    private static String path(double[] xs, double[] ys) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            path.append(i == 0 ? 'M' : 'L').append(point(xs[i], ys[i]));
        }
        return path.append('Z').toString();
    }

    private static String point(double x, double y) {
        return SvgDocument.number(x) + " " + SvgDocument.number(y);
    }
}
