package dev.pgtrace.ui.kit.raster;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Opaque pixels, 0xFFrrggbb, and the few ways of drawing that a flamegraph needs. Knows no toolkit. Everything is
/// cut at the borders.
public final class Raster {
    private final int[] pixels;
    private final int width;
    private final int height;
    private final int stride;
    private final @Nullable RasterLog log;

    /// @param pixels row by row
    /// @param stride pixels from a row to the next
    public Raster(int[] pixels, int width, int height, int stride) {
        this(pixels, width, height, stride, null);
    }

    /// A raster whose drawing is told to somebody too.
    static Raster logged(int width, int height, RasterLog log) {
        return new Raster(new int[width * height], width, height, width, log);
    }

    private Raster(int[] pixels, int width, int height, int stride, @Nullable RasterLog log) {
        this.log = log;
        if (width > stride || (long) stride * height > pixels.length) {
            throw new IllegalArgumentException(width + "x" + height + " in " + pixels.length);
        }
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.stride = stride;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int get(int x, int y) {
        return pixels[y * stride + x];
    }

    /// One colour over whole rows.
    public void clear(int y0, int y1, int color) {
        int from = Math.max(0, y0);
        int to = Math.min(height, y1);
        if (from < to) {
            Arrays.fill(pixels, from * stride, (to - 1) * stride + width, color);
            if (log != null) {
                log.box(0, from, width, to, color);
            }
        }
    }

    /// The same line of pixels on several rows.
    public void lines(int[] line, int y0, int y1) {
        int to = Math.min(height, y1);
        for (int y = Math.max(0, y0); y < to; y++) {
            System.arraycopy(line, 0, pixels, y * stride, width);
        }
        logRuns(line, 0, width, y0, y1);
    }

    /// The same line of pixels on several rows, over what is there; nothing where a pixel is 0.
    ///
    /// @param line from `x0` to the right border
    public void over(int[] line, int x0, int y0, int y1) {
        int wide = Math.min(line.length, width - x0);
        int to = Math.min(height, y1);
        for (int y = Math.max(0, y0); y < to; y++) {
            int at = y * stride + x0;
            for (int x = 0; x < wide; x++) {
                int color = line[x];
                pixels[at + x] = color == 0 ? pixels[at + x] : color;
            }
        }
        logRuns(line, x0, wide, y0, y1);
    }

    public void fill(int x0, int y0, int x1, int y1, int color) {
        int left = Math.max(0, x0);
        int right = Math.min(width, x1);
        int bottom = Math.min(height, y1);
        for (int y = Math.max(0, y0); y < bottom && left < right; y++) {
            Arrays.fill(pixels, y * stride + left, y * stride + right, color);
        }
        if (log != null && left < right && Math.max(0, y0) < bottom) {
            log.box(left, Math.max(0, y0), right, bottom, color);
        }
    }

    /// Pixels of one colour side by side are a box.
    private void logRuns(int[] line, int x0, int wide, int y0, int y1) {
        int top = Math.max(0, y0);
        int bottom = Math.min(height, y1);
        if (log == null || top >= bottom) {
            return;
        }
        for (int from = 0; from < wide; ) {
            int to = from + 1;
            while (to < wide && line[to] == line[from]) {
                to++;
            }
            if (line[from] != 0) {
                log.box(x0 + from, top, x0 + to, bottom, line[from]);
            }
            from = to;
        }
    }

    public void point(int x, int y, int color) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            pixels[y * stride + x] = color;
        }
    }

    /// Slanted stripes over what is there. They hang together across boxes, as they count from the left border.
    ///
    /// @param period  pixels from a stripe to the next
    /// @param opacity 0 to 255
    public void hatch(int x0, int y0, int x1, int y1, int period, int color, int opacity) {
        int left = Math.max(0, x0);
        int right = Math.min(width, x1);
        int bottom = Math.min(height, y1);
        int thick = Math.max(1, period * 3 / 8);
        if (log != null && left < right && Math.max(0, y0) < bottom) {
            log.hatch(left, Math.max(0, y0), right, bottom, period, color, opacity);
        }
        for (int y = Math.max(0, y0); y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if ((x + y) % period < thick) {
                    int at = y * stride + x;
                    pixels[at] = Argb.mix(pixels[at], color, opacity);
                }
            }
        }
    }

    /// A border of one or more pixels inside a box.
    public void outline(int x0, int y0, int x1, int y1, int thick, int color) {
        fill(x0, y0, x1, y0 + thick, color);
        fill(x0, y1 - thick, x1, y1, color);
        fill(x0, y0 + thick, x0 + thick, y1 - thick, color);
        fill(x1 - thick, y0 + thick, x1, y1 - thick, color);
    }

    /// A text on one line.
    ///
    /// @param x     left edge of the first glyph's cell
    /// @param y     top of the cell
    /// @param until glyphs that do not end before this pixel are left out
    public void text(GlyphAtlas atlas, String text, int x, int y, int until, int color) {
        int pen = x;
        int end = 0;
        while (end < text.length()) {
            int code = text.codePointAt(end);
            Glyph glyph = atlas.glyph(code);
            if (pen + glyph.advance() > until) {
                break;
            }
            end += Character.charCount(code);
            glyph(glyph, pen - GlyphAtlas.MARGIN, y, color);
            pen += glyph.advance();
        }
        if (log != null && end > 0) {
            log.text(text.substring(0, end), x, y, pen - x, atlas.height(), color);
        }
    }

    private void glyph(Glyph glyph, int x, int y, int color) {
        byte[] alpha = glyph.alpha();
        int wide = glyph.width();
        int left = Math.max(0, -x);
        int right = Math.min(wide, width - x);
        int bottom = Math.min(glyph.height(), height - y);
        for (int row = Math.max(0, -y); row < bottom; row++) {
            int mask = row * wide;
            int at = (y + row) * stride + x;
            for (int column = left; column < right; column++) {
                int opacity = alpha[mask + column] & 0xFF;
                if (opacity != 0) {
                    pixels[at + column] = Argb.mix(pixels[at + column], color, opacity);
                }
            }
        }
    }
}
