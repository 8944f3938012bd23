package dev.pgtrace.ui.kit.raster;

/// Hears what is drawn into a [Raster], to write it as something else than pixels. In pixels of the raster.
public interface RasterLog {
    /// A box in one colour.
    ///
    /// @param color 0xFFrrggbb
    void box(int x0, int y0, int x1, int y1, int color);

    /// Slanted stripes over what is there.
    ///
    /// @param period  pixels from a stripe to the next
    /// @param opacity 0 to 255
    void hatch(int x0, int y0, int x1, int y1, int period, int color, int opacity);

    /// A text on one line in letters of one width.
    ///
    /// @param y      top of the cells
    /// @param height of the cells
    /// @param width  of the whole text
    void text(String text, int x, int y, int width, int height, int color);
}
