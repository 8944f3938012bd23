package dev.pgtrace.ui.kit.picture;

import dev.pgtrace.ui.kit.raster.RasterLog;

/// Writes what is drawn into a raster as vectors: boxes, hatches and texts. Boxes that later ones cover whole rows of
/// are written all the same; what is seen is the same.
final class SvgRaster implements RasterLog {
    private static final double BASELINE = 0.76;
    private static final double LETTERS = 0.74;

    private final SvgDocument svg;

    SvgRaster(SvgDocument svg) {
        this.svg = svg;
    }

    @Override
    public void box(int x0, int y0, int x1, int y1, int color) {
        rect(x0, y0, x1, y1, SvgDocument.hex(color));
    }

    @Override
    public void hatch(int x0, int y0, int x1, int y1, int period, int color, int opacity) {
        String markup = "<pattern id=\"ID\" width=\"" + period + "\" height=\"" + period
                + "\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 " + period + "L" + period + " 0M-1 1L1 -1M"
                + (period - 1) + " " + (period + 1) + "L" + (period + 1) + " " + (period - 1) + "\" stroke=\""
                + SvgDocument.hex(color) + "\" stroke-opacity=\"" + SvgDocument.number(opacity / 255.0)
                + "\" stroke-width=\"" + SvgDocument.number(Math.max(1, period * 0.26)) + "\"/></pattern>";
        rect(x0, y0, x1, y1, "url(#" + svg.define(markup, markup) + ")");
    }

    @Override
    public void text(String text, int x, int y, int width, int height, int color) {
        svg.text(
                text,
                "x",
                Integer.toString(x),
                "y",
                SvgDocument.number(y + height * BASELINE),
                "textLength",
                Integer.toString(width),
                "font-family",
                "JetBrains Mono, DejaVu Sans Mono, Menlo, Consolas, monospace",
                "font-size",
                SvgDocument.number(height * LETTERS),
                "fill",
                SvgDocument.hex(color),
                "xml:space",
                "preserve");
    }

    private void rect(int x0, int y0, int x1, int y1, String fill) {
        svg.element(
                "rect",
                "x",
                Integer.toString(x0),
                "y",
                Integer.toString(y0),
                "width",
                Integer.toString(x1 - x0),
                "height",
                Integer.toString(y1 - y0),
                "fill",
                fill);
    }
}
