package dev.pgtrace.ui.kit.picture;

import dev.pgtrace.ui.kit.raster.RasterCanvas;
import java.util.Comparator;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Shape;
import javafx.scene.text.LayoutInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.text.TextLineInfo;
import javafx.scene.transform.Transform;

/// Writes what a part of the window shows as vectors: grounds, borders, texts as texts, shapes, charts. Scroll bars
/// and pictures made of pixels are left out.
final class SceneSvg {
    private static final int RASTER_SCALE = 2;
    /// Letters of these are pictures.
    private static final String ICONS = "feather";

    private final SvgDocument svg = new SvgDocument();
    private final SvgShapes shapes = new SvgShapes(svg);

    /// The picture of a node. On the window's thread.
    static String of(Node node, Color ground) {
        SceneSvg scene = new SceneSvg();
        Bounds bounds = node.getLayoutBounds();
        scene.content(node);
        return scene.svg.text(Math.ceil(bounds.getWidth()), Math.ceil(bounds.getHeight()), ground);
    }

    private void node(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0 || node instanceof ScrollBar) {
            return;
        }
        Transform place = node.getLocalToParentTransform();
        String clip = clip(node);
        boolean moved = !place.isIdentity();
        boolean group = moved || !clip.isEmpty() || node.getOpacity() < 1;
        if (group) {
            svg.open(
                    "g",
                    "transform",
                    moved ? transform(place) : "",
                    "opacity",
                    node.getOpacity() < 1 ? SvgDocument.number(node.getOpacity()) : "");
            if (!clip.isEmpty()) {
                svg.open("g", "clip-path", clip); // what cuts is in the node's own coordinates
            }
        }
        content(node);
        if (group) {
            if (!clip.isEmpty()) {
                svg.close("g");
            }
            svg.close("g");
        }
    }

    private void content(Node node) {
        switch (node) {
            case RasterCanvas raster -> {
                svg.open("g", "transform", "scale(" + SvgDocument.number(1.0 / RASTER_SCALE) + ")");
                raster.tell(new SvgRaster(svg), RASTER_SCALE);
                svg.close("g");
                children(raster);
            }
            case Drawing drawing -> drawing.drawWith(new SvgPen(svg));
            case Text text -> text(text);
            case Shape shape -> shapes.shape(shape);
            case Region region -> {
                shapes.ground(region);
                children(region);
            }
            case Parent parent -> children(parent);
            default -> {}
        }
    }

    private void children(Parent parent) {
        parent.getChildrenUnmodifiable().stream()
                .sorted(Comparator.comparingDouble(Node::getViewOrder).reversed())
                .forEach(this::node);
    }

    private void text(Text text) {
        String all = text.getText();
        if (all == null || all.isBlank() || text.getFill() == null) {
            return;
        }
        boolean icon =
                text.getFont().getFamily().toLowerCase(java.util.Locale.ROOT).contains(ICONS);
        if (icon || (text.getParent() instanceof TextFlow && isOfSeveralLines(text))) {
            shapes.outlines(text);
            return;
        }
        LayoutInfo layout = text.getLayoutInfo();
        double ascent = text.getBaselineOffset();
        double top = text.getLayoutBounds().getMinY();
        if (text.getParent() instanceof TextFlow || layout.getTextLineCount() <= 1) {
            line(
                    text,
                    all,
                    text.getLayoutBounds().getMinX(),
                    top + ascent,
                    text.getLayoutBounds().getWidth());
            return;
        }
        double first = layout.getTextLine(0, false).bounds().getMinY();
        for (TextLineInfo line : layout.getTextLines(false)) {
            String part = all.substring(line.start(), Math.min(all.length(), line.end()))
                    .stripTrailing();
            double y = top + ascent + line.bounds().getMinY() - first;
            if (!part.isEmpty()) {
                boolean whole = part.length() == line.end() - line.start();
                line(
                        text,
                        part,
                        text.getLayoutBounds().getMinX() + line.bounds().getMinX(),
                        y,
                        whole ? line.bounds().getWidth() : 0);
            }
        }
    }

    private static boolean isOfSeveralLines(Text text) {
        return text.getLayoutBounds().getHeight() > 1.9 * text.getFont().getSize();
    }

    private void line(Text text, String part, double x, double y, double width) {
        String style = text.getFont().getStyle().toLowerCase(java.util.Locale.ROOT);
        boolean code = text.getFont().getFamily().contains("Mono");
        svg.text(
                part,
                "x",
                SvgDocument.number(x),
                "y",
                SvgDocument.number(y),
                "textLength",
                width > 0 ? SvgDocument.number(width) : "",
                "font-family",
                code
                        ? "JetBrains Mono, DejaVu Sans Mono, Menlo, Consolas, monospace"
                        : "Inter, system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif",
                "font-size",
                SvgDocument.number(text.getFont().getSize()),
                "font-weight",
                style.contains("bold") ? "bold" : "",
                "font-style",
                style.contains("italic") ? "italic" : "",
                "fill",
                svg.paint(text.getFill()),
                "fill-opacity",
                SvgDocument.opacity(text.getFill()),
                "xml:space",
                "preserve");
    }

    /// A reference to what cuts a node, or the empty text.
    private String clip(Node node) {
        if (node.getClip() == null) {
            return "";
        }
        Bounds bounds = node.getClip().getBoundsInParent();
        String markup = "<clipPath id=\"ID\"><rect x=\"" + SvgDocument.number(bounds.getMinX()) + "\" y=\""
                + SvgDocument.number(bounds.getMinY()) + "\" width=\""
                + SvgDocument.number(Math.max(0, bounds.getWidth())) + "\" height=\""
                + SvgDocument.number(Math.max(0, bounds.getHeight())) + "\"/></clipPath>";
        return "url(#" + svg.define(markup, markup) + ")";
    }

    private static String transform(Transform t) {
        boolean shifted = t.getMxx() == 1 && t.getMyy() == 1 && t.getMxy() == 0 && t.getMyx() == 0;
        String shift = SvgDocument.number(t.getTx()) + " " + SvgDocument.number(t.getTy());
        return shifted
                ? "translate(" + shift + ")"
                : "matrix(" + SvgDocument.number(t.getMxx()) + " " + SvgDocument.number(t.getMyx()) + " "
                        + SvgDocument.number(t.getMxy()) + " " + SvgDocument.number(t.getMyy()) + " " + shift + ")";
    }
}
