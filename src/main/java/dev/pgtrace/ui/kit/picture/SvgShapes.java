package dev.pgtrace.ui.kit.picture;

import javafx.geometry.Insets;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.BorderWidths;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

/// Writes grounds, borders and shapes.
final class SvgShapes {
    private final SvgDocument svg;

    SvgShapes(SvgDocument svg) {
        this.svg = svg;
    }

    /// The ground and the border of a region.
    void ground(Region region) {
        double width = region.getWidth();
        double height = region.getHeight();
        if (region.getShape() instanceof SVGPath shape) {
            inShape(region, shape);
            return;
        }
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                box(width, height, fill.getInsets(), fill.getRadii(), fill.getFill(), null, 0);
            }
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(stroke -> border(width, height, stroke));
        }
    }

    /// A region in the form of an icon, as large as the region.
    private void inShape(Region region, SVGPath shape) {
        if (region.getBackground() == null || region.getBackground().getFills().isEmpty()) {
            return;
        }
        var bounds = shape.getLayoutBounds();
        double scaleX = bounds.getWidth() > 0 && region.isScaleShape() ? region.getWidth() / bounds.getWidth() : 1;
        double scaleY = bounds.getHeight() > 0 && region.isScaleShape() ? region.getHeight() / bounds.getHeight() : 1;
        Paint fill = region.getBackground().getFills().getLast().getFill();
        svg.element(
                "path",
                "d",
                shape.getContent(),
                "transform",
                "scale(" + SvgDocument.number(scaleX) + " " + SvgDocument.number(scaleY) + ") translate("
                        + SvgDocument.number(-bounds.getMinX()) + " " + SvgDocument.number(-bounds.getMinY()) + ")",
                "fill",
                svg.paint(fill),
                "fill-opacity",
                SvgDocument.opacity(fill));
    }

    private void border(double width, double height, BorderStroke stroke) {
        BorderWidths widths = stroke.getWidths();
        boolean even = widths.getTop() == widths.getLeft()
                && widths.getTop() == widths.getBottom()
                && widths.getTop() == widths.getRight();
        if (even && stroke.isStrokeUniform()) {
            if (stroke.getTopStyle() != BorderStrokeStyle.NONE && widths.getTop() > 0) {
                double half = widths.getTop() / 2;
                Insets in = stroke.getInsets();
                Insets middle = new Insets(
                        in.getTop() + half, in.getRight() + half, in.getBottom() + half, in.getLeft() + half);
                box(width, height, middle, stroke.getRadii(), null, stroke.getTopStroke(), widths.getTop());
            }
            return;
        }
        side(0, 0, width, widths.getTop(), stroke.getTopStyle(), stroke.getTopStroke());
        side(
                0,
                height - widths.getBottom(),
                width,
                widths.getBottom(),
                stroke.getBottomStyle(),
                stroke.getBottomStroke());
        side(0, 0, widths.getLeft(), height, stroke.getLeftStyle(), stroke.getLeftStroke());
        side(width - widths.getRight(), 0, widths.getRight(), height, stroke.getRightStyle(), stroke.getRightStroke());
    }

    private void side(double x, double y, double width, double height, BorderStrokeStyle style, Paint paint) {
        if (style != BorderStrokeStyle.NONE && width > 0 && height > 0) {
            rect(x, y, width, height, paint);
        }
    }

    private void box(
            double width,
            double height,
            Insets insets,
            CornerRadii radii,
            @Nullable Paint fill,
            @Nullable Paint stroke,
            double strokeWidth) {
        double x = insets.getLeft();
        double y = insets.getTop();
        double wide = width - x - insets.getRight();
        double high = height - y - insets.getBottom();
        Paint seen = fill == null ? stroke : fill;
        if (wide <= 0 || high <= 0 || seen == null || SvgDocument.opacity(seen).equals("0")) {
            return;
        }
        double most = Math.min(wide, high) / 2;
        double topLeft = Math.min(most, radii.getTopLeftHorizontalRadius());
        double topRight = Math.min(most, radii.getTopRightHorizontalRadius());
        double bottomRight = Math.min(most, radii.getBottomRightHorizontalRadius());
        double bottomLeft = Math.min(most, radii.getBottomLeftHorizontalRadius());
        String path = "M" + at(x + topLeft, y) + "H" + n(x + wide - topRight) + corner(topRight, x + wide, y + topRight)
                + "V" + n(y + high - bottomRight) + corner(bottomRight, x + wide - bottomRight, y + high)
                + "H" + n(x + bottomLeft) + corner(bottomLeft, x, y + high - bottomLeft)
                + "V" + n(y + topLeft) + corner(topLeft, x + topLeft, y) + "Z";
        path(path, fill, stroke, strokeWidth, "");
    }

    private void path(String path, @Nullable Paint fill, @Nullable Paint stroke, double strokeWidth, String dashes) {
        svg.element(
                "path",
                "d",
                path,
                "fill",
                fill == null ? "none" : svg.paint(fill),
                "fill-opacity",
                fill == null ? "" : SvgDocument.opacity(fill),
                "stroke",
                stroke == null ? "" : svg.paint(stroke),
                "stroke-opacity",
                stroke == null ? "" : SvgDocument.opacity(stroke),
                "stroke-width",
                stroke == null ? "" : n(strokeWidth),
                "stroke-dasharray",
                dashes);
    }

    private void rect(double x, double y, double width, double height, Paint paint) {
        svg.element(
                "rect",
                "x",
                n(x),
                "y",
                n(y),
                "width",
                n(width),
                "height",
                n(height),
                "fill",
                svg.paint(paint),
                "fill-opacity",
                SvgDocument.opacity(paint));
    }

    /// Any shape by its outline.
    void shape(Shape shape) {
        Shape outline = shape instanceof SVGPath || shape instanceof Path
                ? shape
                : shape.getFill() == null ? shape : Shape.subtract(shape, new Rectangle());
        String path = outline instanceof SVGPath drawn
                ? drawn.getContent()
                : outline instanceof Path p ? path(p) : line(shape);
        String dashes = String.join(
                " ",
                shape.getStrokeDashArray().stream().map(SvgDocument::number).toList());
        path(path, shape.getFill(), shape.getStroke(), shape.getStrokeWidth(), dashes);
    }

    /// The letters of a text as outlines.
    void outlines(Shape text) {
        if (Shape.subtract(text, new Rectangle()) instanceof Path letters) {
            Paint fill = text.getFill();
            svg.element("path", "d", path(letters), "fill", svg.paint(fill), "fill-opacity", SvgDocument.opacity(fill));
        }
    }

    private static String line(Shape shape) {
        return shape instanceof javafx.scene.shape.Line l
                ? "M" + at(l.getStartX(), l.getStartY()) + "L" + at(l.getEndX(), l.getEndY())
                : "";
    }

    private static String path(Path path) {
        StringBuilder out = new StringBuilder();
        for (PathElement element : path.getElements()) {
            switch (element) {
                case MoveTo to -> out.append('M').append(at(to.getX(), to.getY()));
                case LineTo to -> out.append('L').append(at(to.getX(), to.getY()));
                case QuadCurveTo to ->
                    out.append('Q')
                            .append(at(to.getControlX(), to.getControlY()))
                            .append(' ')
                            .append(at(to.getX(), to.getY()));
                case CubicCurveTo to ->
                    out.append('C')
                            .append(at(to.getControlX1(), to.getControlY1()))
                            .append(' ')
                            .append(at(to.getControlX2(), to.getControlY2()))
                            .append(' ')
                            .append(at(to.getX(), to.getY()));
                case ClosePath close -> out.append('Z');
                default -> {}
            }
        }
        return out.toString();
    }

    private static String corner(double radius, double x, double y) {
        return radius <= 0 ? "" : "A" + n(radius) + " " + n(radius) + " 0 0 1 " + at(x, y);
    }

    private static String at(double x, double y) {
        return n(x) + " " + n(y);
    }

    private static String n(double value) {
        return SvgDocument.number(value);
    }
}
