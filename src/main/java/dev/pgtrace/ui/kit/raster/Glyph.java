package dev.pgtrace.ui.kit.raster;

/// One character as opacities, with [GlyphAtlas#MARGIN] pixels left and right of its cell.
public final class Glyph {
    private final byte[] alpha;
    private final int width;
    private final int height;
    private final int advance;

    /// @param alpha   row by row; not copied
    /// @param width   of the picture, margins included
    /// @param advance from this character's cell to the next
    Glyph(byte[] alpha, int width, int height, int advance) {
        this.alpha = alpha;
        this.width = width;
        this.height = height;
        this.advance = advance;
    }

    byte[] alpha() {
        return alpha;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    public int advance() {
        return advance;
    }
}
