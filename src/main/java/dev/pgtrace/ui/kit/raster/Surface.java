package dev.pgtrace.ui.kit.raster;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Pixels that the toolkit shows without copying them first. Grows in steps, so that dragging a window's border
/// does not make a new picture for every pixel.
public final class Surface {
    private static final int STEP = 128;
    private static final int LARGEST = 8192;

    private final ImageView view = new ImageView();
    private int[] pixels = new int[0];
    private int stride;
    private int lines;
    private PixelBuffer<IntBuffer> buffer = buffer(1, 1);

    public Surface() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    public ImageView view() {
        return view;
    }

    /// Pixels of a size to draw on.
    ///
    /// @param scale pixels a unit of the scene
    public Raster raster(int width, int height, double scale) {
        int wide = Math.clamp(width, 1, LARGEST);
        int high = Math.clamp(height, 1, LARGEST);
        if (wide > stride || high > lines || wide < stride - 4 * STEP || high < lines - 4 * STEP) {
            stride = (wide + STEP - 1) / STEP * STEP;
            lines = (high + STEP - 1) / STEP * STEP;
            buffer = buffer(stride, lines);
            view.setImage(new WritableImage(buffer));
        }
        view.setViewport(new Rectangle2D(0, 0, wide, high));
        view.setFitWidth(wide / scale);
        view.setFitHeight(high / scale);
        return new Raster(pixels, wide, high, stride);
    }

    /// Shows what was drawn.
    public void publish() {
        buffer.updateBuffer(whole -> null);
    }

    private PixelBuffer<IntBuffer> buffer(int width, int height) {
        pixels = new int[width * height];
        return new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
    }
}
