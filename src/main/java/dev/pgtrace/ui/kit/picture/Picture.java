package dev.pgtrace.ui.kit.picture;

import dev.pgtrace.ui.kit.raster.RasterCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Makes pictures of parts of the window. Every method is for the window's thread.
public final class Picture {
    /// Wider or higher pictures do not fit the memory of graphics cards.
    private static final int LARGEST = 16_384;

    private Picture() {}

    /// A picture in pixels.
    ///
    /// @param scale pixels a unit of the window; charts and texts are drawn as sharp as that
    public static WritableImage image(Node node, double scale) {
        double longest = Math.max(
                node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight());
        double most = Math.min(scale, LARGEST / Math.max(1, longest));
        List<Drawing> drawings = new ArrayList<>();
        List<RasterCanvas> rasters = new ArrayList<>();
        collect(node, drawings, rasters);
        drawings.forEach(drawing -> drawing.setResolution(most));
        rasters.forEach(raster -> raster.drawAt(most));
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(most, most));
        parameters.setFill(ground(node));
        // Children that reach over the border are cut, as in the window.
        parameters.setViewport(new Rectangle2D(
                Math.floor(node.getLayoutX() * most),
                Math.floor(node.getLayoutY() * most),
                Math.ceil(node.getLayoutBounds().getWidth() * most),
                Math.ceil(node.getLayoutBounds().getHeight() * most)));
        WritableImage image = node.snapshot(parameters, null);
        drawings.forEach(drawing -> drawing.setResolution(1));
        rasters.forEach(raster -> raster.drawAt(0));
        return image;
    }

    /// The same as a PNG file.
    ///
    /// @return makes the file; for any thread
    public static Supplier<byte[]> png(Node node, double scale) {
        WritableImage image = image(node, scale);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return () -> Png.of(pixels, width, height);
    }

    /// A picture in vectors.
    public static String svg(Node node) {
        return SceneSvg.of(node, ground(node));
    }

    private static void collect(Node node, List<Drawing> drawings, List<RasterCanvas> rasters) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Drawing drawing) {
            drawings.add(drawing);
        } else if (node instanceof RasterCanvas raster) {
            rasters.add(raster);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, drawings, rasters));
        }
    }

    /// What the node lies on.
    private static Color ground(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills()) {
                    if (fill.getFill() instanceof Color color && color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        return node.getScene() != null && node.getScene().getFill() instanceof Color color ? color : Color.WHITE;
    }
}
